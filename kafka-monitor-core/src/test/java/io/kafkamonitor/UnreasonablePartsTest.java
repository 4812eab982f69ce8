package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.internal.judging.FakeRule;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one part gives must not become too much for the others. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class UnreasonablePartsTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");
    private static final Labels ORDERS = Labels.of("topic", "orders");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String MEGABYTE = "x".repeat(1_000_000);

    private final ManualClock clock = new ManualClock();
    private final RecordingNotifier people = new RecordingNotifier("people");
    private final KafkaMonitorBuilder builder = KafkaMonitor.builder("test")
            .groupWait(Duration.ZERO)
            .collector(new FakeCollector("lag", LAG).value(LAG, ORDERS, 99))
            .rule(FakeRule.above("backlog", LAG, 10))
            .notifier(people);

    @Test
    void aLongAnswerOfOneNotifierIsAShortSummaryForTheOthers() throws InterruptedException {
        builder.timeSource(clock).notifier(new Verbose());
        try (KafkaMonitor monitor = builder.build()) {
            monitor.tick();
            Alert failing = null;
            for (int i = 0; i < 1_000 && failing == null; i++) {
                clock.advance(Duration.ofSeconds(30));
                monitor.tick();
                failing = monitor.alerts().stream()
                        .filter(alert -> alert.rule().equals("notifier-failing"))
                        .findFirst()
                        .orElse(null);
                people.awaitNotifications(1, PATIENCE);
            }
            assertThat(failing).isNotNull();
            assertThat(failing.summary().length()).isLessThanOrEqualTo(Bounded.LONGEST_TEXT);
            assertThat(monitor.health().parts())
                    .allSatisfy(part -> assertThat(String.valueOf(part.lastFailure()))
                            .hasSizeLessThanOrEqualTo(Bounded.LONGEST_TEXT));
        }
    }

    @Test
    void aClockThatSaysTheEndOfTimeStopsNoAlert() throws InterruptedException {
        builder.timeSource(new EndOfTime());
        try (KafkaMonitor monitor = builder.build()) {
            monitor.tick();
            monitor.tick();

            List<Notification> told = people.awaitNotifications(1, PATIENCE);

            assertThat(told.get(0).time()).isEqualTo("9999-12-31T23:59:59Z");
            assertThat(monitor.health().lastCycle()).isEqualTo("9999-12-31T23:59:59Z");
        }
    }

    private static final class Verbose implements Notifier {

        @Override
        public String name() {
            return "verbose";
        }

        @Override
        public Delivery send(Notification notification, DeliveryAttempt attempt) {
            return Delivery.permanentFailure(MEGABYTE);
        }
    }

    private static final class EndOfTime implements TimeSource {

        @Override
        public Instant now() {
            return Instant.MAX;
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    }
}
