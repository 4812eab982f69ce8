package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.judging.FakeRule;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class NotificationIdTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");
    private static final Labels ORDERS = Labels.of("topic", "orders");

    /** What a monitor tells in the first instant of a clock, by two notifiers and of three rules. */
    private static List<Notification> told(String name) throws InterruptedException {
        return told(name, new RecordingNotifier("people"), new RecordingNotifier("others"));
    }

    private static List<Notification> told(String name, RecordingNotifier people, RecordingNotifier others)
            throws InterruptedException {
        try (KafkaMonitor monitor = KafkaMonitor.builder(name)
                .timeSource(new ManualClock())
                .groupWait(Duration.ZERO)
                .collector(new FakeCollector("lag", LAG).value(LAG, ORDERS, 99))
                .rule(FakeRule.above("a", LAG, 10))
                .rule(FakeRule.above("a-1", LAG, 10))
                .rule(FakeRule.above("1", LAG, 10))
                .notifier(people)
                .notifier(others)
                .build()) {
            monitor.tick();
            var told = new ArrayList<>(people.awaitNotifications(3, Duration.ofMinutes(1)));
            told.addAll(others.awaitNotifications(3, Duration.ofMinutes(1)));
            return told;
        }
    }

    @Test
    void saysWhetherAnotherOneIsDueAtOnceSoThatAConnectionMayBeKept() throws InterruptedException {
        var people = new RecordingNotifier("people");
        told("orders", people, new RecordingNotifier("others"));

        assertThat(people.attempts()).extracting(DeliveryAttempt::isFollowed).containsExactly(true, true, false);
    }

    @Test
    void isGivenOnceWhateverTellsInTheSameInstant() throws InterruptedException {
        var told = new ArrayList<Notification>();
        told.addAll(told("orders"));
        told.addAll(told("orders"));
        told.addAll(told("orders-a"));

        assertThat(told).hasSize(18).extracting(Notification::id).doesNotHaveDuplicates();
        assertThat(told).extracting(Notification::thread).doesNotHaveDuplicates();
    }
}
