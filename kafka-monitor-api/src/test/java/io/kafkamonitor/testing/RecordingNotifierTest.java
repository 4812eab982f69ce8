package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordingNotifierTest implements NotifierContract {

    private static final Notification NOTIFICATION = SampleNotifications.plain();
    private static final DeliveryAttempt FIRST = DeliveryAttempt.to(List.of("mail"));

    private final RecordingNotifier notifier = new RecordingNotifier("mail");

    @Override
    public Notifier createNotifier() {
        return new RecordingNotifier();
    }

    @Override
    public Optional<Notifier> failingNotifier() {
        return Optional.of(new RecordingNotifier().answering(Delivery.permanentFailure("no such host")));
    }

    @Test
    void remembersEveryAttempt() {
        var second = FIRST.numbered(2);

        notifier.send(NOTIFICATION, FIRST);
        notifier.send(NOTIFICATION, second);

        assertThat(notifier.notifications()).containsExactly(NOTIFICATION, NOTIFICATION);
        assertThat(notifier.attempts()).containsExactly(FIRST, second);
    }

    @Test
    void tellsWhoeverItWasToldToTell() {
        assertThat(notifier.audience()).containsExactly("mail");

        notifier.telling("ann", "bob");

        assertThat(notifier.audience()).containsExactly("ann", "bob");
    }

    @Test
    void givesItsAnswersInTurnAndRepeatsTheLast() {
        Delivery later = Delivery.transientFailure("later");
        Delivery done = Delivery.delivered("250 2.0.0 Ok");
        notifier.answering(later, done);

        assertThat(notifier.send(NOTIFICATION, FIRST)).isSameAs(later);
        assertThat(notifier.send(NOTIFICATION, FIRST)).isSameAs(done);
        assertThat(notifier.send(NOTIFICATION, FIRST)).isSameAs(done);
    }

    @Test
    void countsItsClosings() {
        notifier.close();
        notifier.close();

        assertThat(notifier.closings()).isEqualTo(2);
    }

    @Test
    void isAwaitedByAnotherThread() throws Exception {
        var waiting = BackgroundCall.start(() -> notifier.awaitNotifications(1, Duration.ofSeconds(5)));
        assertThat(waiting.blocks()).isTrue();

        notifier.send(NOTIFICATION, FIRST);

        assertThat(waiting.result(Duration.ofSeconds(5))).containsExactly(NOTIFICATION);
    }

    @Test
    void saysHowManyNotificationsCameWhenTheTimeIsOver() {
        assertThatThrownBy(() -> notifier.awaitNotifications(1, Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("'mail' was called 0 times");
    }
}
