package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.notifier.NotifierCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Notifier} keeps to. The test class of a notifier implements this interface, and JUnit runs these
 * tests with its own.
 */
public interface NotifierContract {

    /** A new notifier whose target accepts everything; the contract closes it. */
    Notifier createNotifier() throws Exception;

    /**
     * A new notifier whose target cannot be reached, refuses everything or does not answer; the contract closes it.
     * Empty, the default, if a target cannot fail: the test of it is then skipped.
     */
    default Optional<Notifier> failingNotifier() throws Exception {
        return Optional.empty();
    }

    /** How long a notifier may try to reach a failing target; a minute if not overridden. */
    default Duration longestAttempt() {
        return Duration.ofMinutes(1);
    }

    @Test
    default void hasANameThatStaysTheSame() throws Exception {
        try (Notifier notifier = createNotifier();
                Notifier another = createNotifier()) {
            assertThat(notifier.name()).isNotBlank().isEqualTo(notifier.name()).isEqualTo(another.name());
        }
    }

    @Test
    default void namesThoseItTellsByNamesOfTheirOwnThatStayTheSame() throws Exception {
        try (Notifier notifier = createNotifier();
                Notifier another = createNotifier()) {
            assertThat(notifier.audience())
                    .as("audience")
                    .isNotEmpty()
                    .doesNotContainNull()
                    .doesNotHaveDuplicates()
                    .noneMatch(String::isBlank)
                    .isEqualTo(notifier.audience())
                    .isEqualTo(another.audience());
        }
    }

    @Test
    default void saysThatItWorksOrThatItCannotKnow() throws Exception {
        try (Notifier notifier = createNotifier()) {
            NotifierCheck check = notifier.check();

            assertThat(check.result()).as(check.toString()).isNotEqualTo(NotifierCheck.Result.FAILED);
        }
    }

    @Test
    default void tellsEachOfItsAudienceAlone() throws Exception {
        try (Notifier notifier = createNotifier()) {
            for (String recipient : notifier.audience()) {
                Delivery delivery = notifier.send(SampleNotifications.plain(), DeliveryAttempt.to(List.of(recipient)));

                assertThat(delivery.answer(recipient).kind())
                        .as(recipient + ": " + delivery)
                        .isEqualTo(Answer.Kind.ACCEPTED);
            }
        }
    }

    @Test
    default void deliversInTheSimplestForm() throws Exception {
        try (Notifier notifier = createNotifier()) {
            Delivery delivery =
                    notifier.send(SampleNotifications.plain(), toAll(notifier).inSimplestForm());

            assertThat(delivery.result()).as(delivery.detail()).isEqualTo(Delivery.Result.DELIVERED);
        }
    }

    private static DeliveryAttempt toAll(Notifier notifier) {
        return DeliveryAttempt.to(notifier.audience());
    }

    @Test
    default void deliversWhatFired() throws Exception {
        deliversAtFirst(SampleNotifications.plain());
    }

    @Test
    default void deliversAReminder() throws Exception {
        deliversAtFirst(SampleNotifications.reminder());
    }

    @Test
    default void deliversWhatFollowsFromACause() throws Exception {
        deliversAtFirst(SampleNotifications.withConsequences());
    }

    @Test
    default void deliversADigest() throws Exception {
        deliversAtFirst(SampleNotifications.digest());
    }

    @Test
    default void deliversASummaryIfItSaysThatItTellsThem() throws Exception {
        try (Notifier notifier = createNotifier()) {
            assumeTrue(notifier.tellsSummaries(), "it tells no summaries");
        }
        deliversAtFirst(SampleNotifications.summary());
    }

    @Test
    default void deliversWhatIsOver() throws Exception {
        deliversAtFirst(SampleNotifications.resolved());
    }

    @Test
    default void deliversAnAlertThatSaysLittleAndHasAnAwkwardSubject() throws Exception {
        deliversAtFirst(SampleNotifications.awkward());
    }

    private void deliversAtFirst(Notification notification) throws Exception {
        try (Notifier notifier = createNotifier()) {
            Delivery delivery = notifier.send(notification, toAll(notifier));

            assertThat(delivery.result()).as(delivery.detail()).isEqualTo(Delivery.Result.DELIVERED);
        }
    }

    @Test
    default void deliversTheSameNotificationAgainWhenTheFirstAnswerWasLost() throws Exception {
        try (Notifier notifier = createNotifier()) {
            notifier.send(SampleNotifications.plain(), toAll(notifier));

            Delivery again = notifier.send(
                    SampleNotifications.plain(), toAll(notifier).numbered(2).possibleDuplicate());

            assertThat(again.result()).as(again.detail()).isEqualTo(Delivery.Result.DELIVERED);
        }
    }

    @Test
    default void doesNotClaimToHaveDeliveredToAFailingTargetAndDoesNotHang() throws Exception {
        Optional<Notifier> failing = failingNotifier();
        assumeTrue(failing.isPresent(), "failingNotifier() gives no notifier");
        try (Notifier notifier = failing.get()) {
            var call = BackgroundCall.start(() -> notifier.send(SampleNotifications.plain(), toAll(notifier)));

            boolean ended = call.endsWithin(longestAttempt());

            assertThat(ended).as("ends within " + longestAttempt()).isTrue();
            Delivery delivery = answer(call);
            for (String recipient : notifier.audience()) {
                assertThat(delivery.answer(recipient).kind())
                        .as(recipient + ": " + delivery)
                        .isNotEqualTo(Answer.Kind.ACCEPTED);
            }
        }
    }

    private static Delivery answer(BackgroundCall<Delivery> call) throws Exception {
        try {
            return call.result(Duration.ofSeconds(1));
        } catch (ExecutionException e) {
            // a notifier may throw; that counts as a failure that may pass
            assertThat(e.getCause()).isInstanceOf(Exception.class);
            return Delivery.transientFailure("it threw");
        }
    }

    @Test
    default void closesTwiceAndWithoutADelivery() throws Exception {
        Notifier unused = createNotifier();
        unused.close();
        unused.close();

        Notifier used = createNotifier();
        used.send(SampleNotifications.plain(), toAll(used));
        used.close();
        used.close();
    }
}
