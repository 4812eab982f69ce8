package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
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
    default void deliversWhatFired() throws Exception {
        deliversAtFirst(SampleNotifications.plain());
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
            Delivery delivery = notifier.send(notification, DeliveryAttempt.first());

            assertThat(delivery.result()).as(delivery.detail()).isEqualTo(Delivery.Result.DELIVERED);
        }
    }

    @Test
    default void deliversTheSameNotificationAgainWhenTheFirstAnswerWasLost() throws Exception {
        try (Notifier notifier = createNotifier()) {
            notifier.send(SampleNotifications.plain(), DeliveryAttempt.first());

            Delivery again = notifier.send(SampleNotifications.plain(), new DeliveryAttempt(2, Set.of(), true));

            assertThat(again.result()).as(again.detail()).isEqualTo(Delivery.Result.DELIVERED);
        }
    }

    @Test
    default void doesNotClaimToHaveDeliveredToAFailingTargetAndDoesNotHang() throws Exception {
        Optional<Notifier> failing = failingNotifier();
        assumeTrue(failing.isPresent(), "failingNotifier() gives no notifier");
        try (Notifier notifier = failing.get()) {
            var call = BackgroundCall.start(() -> notifier.send(SampleNotifications.plain(), DeliveryAttempt.first()));

            boolean ended = call.endsWithin(longestAttempt());

            assertThat(ended).as("ends within " + longestAttempt()).isTrue();
            assertThat(answer(call)).isNotEqualTo(Delivery.Result.DELIVERED);
        }
    }

    private static Delivery.Result answer(BackgroundCall<Delivery> call) throws Exception {
        try {
            return call.result(Duration.ofSeconds(1)).result();
        } catch (ExecutionException e) {
            // a notifier may throw; that counts as a failure that may pass
            assertThat(e.getCause()).isInstanceOf(Exception.class);
            return Delivery.Result.TRANSIENT;
        }
    }

    @Test
    default void closesTwiceAndWithoutADelivery() throws Exception {
        Notifier unused = createNotifier();
        unused.close();
        unused.close();

        Notifier used = createNotifier();
        used.send(SampleNotifications.plain(), DeliveryAttempt.first());
        used.close();
        used.close();
    }
}
