package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each notifier that does not keep to the contract is found out; one that does is {@link RecordingNotifierTest}. */
class NotifierContractTest {

    @Test
    void findsOutANotifierThatDoesNotDeliver() {
        NotifierContract contract = () -> new RecordingNotifier().answering(Delivery.transientFailure("busy"));

        assertThatThrownBy(contract::deliversWhatFired).isInstanceOf(AssertionError.class);
        assertThatThrownBy(contract::deliversWhatIsOver).isInstanceOf(AssertionError.class);
    }

    @Test
    void findsOutAnAudienceThatIsEmptyOrBlankOrNamedTwiceOrChanges() {
        for (String[] audience : new String[][] {{}, {" "}, {"ann", "ann"}}) {
            NotifierContract contract = () -> new RecordingNotifier().telling(audience);

            assertThatThrownBy(contract::namesThoseItTellsByNamesOfTheirOwnThatStayTheSame)
                    .isInstanceOf(AssertionError.class);
        }
        var count = new AtomicInteger();
        NotifierContract changing = () -> new RecordingNotifier().telling("recipient " + count.incrementAndGet());

        assertThatThrownBy(changing::namesThoseItTellsByNamesOfTheirOwnThatStayTheSame)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsOutANotifierThatDoesNotTellEachAlone() {
        Delivery onlyAnn = Delivery.each(Map.of("ann", Answer.accepted()), "");
        NotifierContract contract =
                () -> new RecordingNotifier().telling("ann", "bob").answering(onlyAnn);

        assertThatThrownBy(contract::tellsEachOfItsAudienceAlone)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("bob");
    }

    @Test
    void findsOutANotifierThatClaimsToHaveToldSomebodyThroughAFailingTarget() {
        NotifierContract contract = failingWith(new RecordingNotifier()
                .telling("ann", "bob")
                .answering(Delivery.each(Map.of("bob", Answer.accepted()), "")));

        assertThatThrownBy(contract::doesNotClaimToHaveDeliveredToAFailingTargetAndDoesNotHang)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsOutANotifierThatDeliversOnlyOnce() {
        NotifierContract contract =
                () -> new RecordingNotifier().answering(Delivery.delivered(""), Delivery.rejected("known already"));

        assertThatThrownBy(contract::deliversTheSameNotificationAgainWhenTheFirstAnswerWasLost)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsOutANotifierThatClaimsToHaveDelivered() {
        NotifierContract contract = failingWith(new RecordingNotifier());

        assertThatThrownBy(contract::doesNotClaimToHaveDeliveredToAFailingTargetAndDoesNotHang)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsOutANotifierThatHangs() {
        NotifierContract contract = failingWith(new SendingNotifier(() -> {
            new CountDownLatch(1).await();
            return Delivery.transientFailure("never said");
        }));

        assertThatThrownBy(contract::doesNotClaimToHaveDeliveredToAFailingTargetAndDoesNotHang)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ends within");
    }

    @Test
    void takesAnExceptionForAFailure() {
        NotifierContract contract = failingWith(new SendingNotifier(() -> {
            throw new IOException("connection refused");
        }));

        assertThatCode(contract::doesNotClaimToHaveDeliveredToAFailingTargetAndDoesNotHang)
                .doesNotThrowAnyException();
    }

    private static NotifierContract failingWith(Notifier failing) {
        return new NotifierContract() {
            @Override
            public Notifier createNotifier() {
                return new RecordingNotifier();
            }

            @Override
            public Optional<Notifier> failingNotifier() {
                return Optional.of(failing);
            }

            @Override
            public Duration longestAttempt() {
                return Duration.ofMillis(200);
            }
        };
    }

    private record SendingNotifier(Callable<Delivery> sending) implements Notifier {

        @Override
        public String name() {
            return "sending";
        }

        @Override
        public Delivery send(Notification notification, DeliveryAttempt attempt) throws Exception {
            return sending.call();
        }
    }
}
