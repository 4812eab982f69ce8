package io.kafkamonitor.examples.custom;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.KafkaMonitorBuilder;
import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Telling;
import io.kafkamonitor.alert.Telling.Status;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsiderateHostTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");

    @Test
    void tellsThoseWhomItConcernsAndKeepsQuietAboutTests() throws InterruptedException {
        var clock = new ManualClock();
        var collector = new FakeCollector("lag", LAG)
                .value(LAG, Labels.of("topic", "invoices"), 99)
                .value(LAG, Labels.of("topic", "test-1"), 99);
        KafkaMonitorBuilder builder = KafkaMonitor.builder("orders")
                .timeSource(clock)
                .collector(collector)
                .rule(rule("backlog").when(metric(LAG)).isAbove(10).build())
                .notifier(new RecordingNotifier("mail").telling("payments@example.com", "others@example.com"))
                .notifier(new RecordingNotifier("pager"));
        ConsiderateHost.tellWhomItConcerns(
                builder, subject -> "invoices".equals(subject.value("topic")) ? "payments" : "others");
        try (KafkaMonitor monitor = builder.build()) {
            monitor.tick();
            Alert invoices = alert(monitor, "invoices");

            ConsiderateHost.keepQuiet(monitor, invoices, clock.now().plus(Duration.ofDays(1)));
            monitor.tick();

            assertThat(invoices.hostLabels()).isEqualTo(Labels.of("owner", "payments"));
            assertThat(monitor.explain(invoices).tellings())
                    .filteredOn(telling -> telling.status() != Status.NOT_ADDRESSED)
                    .extracting(Telling::recipient)
                    .containsExactly("payments@example.com");
            assertThat(monitor.explain(invoices).reasons()).anyMatch(reason -> reason.contains("bob"));
            assertThat(monitor.explain(alert(monitor, "test-1")).tellings())
                    .anyMatch(telling -> telling.status() == Status.SILENCED);
        }
    }

    private static Alert alert(KafkaMonitor monitor, String topic) {
        return monitor.alerts().stream()
                .filter(alert -> topic.equals(alert.subject().value("topic")))
                .findFirst()
                .orElseThrow();
    }
}
