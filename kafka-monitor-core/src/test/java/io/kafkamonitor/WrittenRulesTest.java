package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.RecordingNotifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that a host gives as text. */
class WrittenRulesTest {

    private static final Metric DEPTH = Metric.amount("queue.depth", Unit.of("jobs"), "Depth.", "queue");

    private static KafkaMonitorBuilder builder() {
        return KafkaMonitor.builder("test")
                .collector(new FakeCollector("queues", DEPTH).value(DEPTH, Labels.of("queue", "mails"), 12))
                .notifier(new RecordingNotifier("people"));
    }

    @Test
    void mayNameTheMetricsOfEveryCollector() throws InterruptedException {
        try (KafkaMonitor monitor = builder()
                .rule("deep: critical when queue.depth is above 10 jobs")
                .build()) {
            monitor.tick();

            assertThat(monitor.alerts()).extracting(Alert::rule).containsExactly("deep");
        }
    }

    @Test
    void mayComeFromElsewhere() throws InterruptedException {
        try (KafkaMonitor monitor = builder()
                .rulesReadBy(reader -> List.of(reader.read("deep", "when queue.depth is above 10")))
                .build()) {
            monitor.tick();

            assertThat(monitor.alerts()).extracting(Alert::rule).containsExactly("deep");
        }
    }

    @Test
    void areWrongTogetherWithEverythingElse() {
        KafkaMonitorBuilder wrong = builder()
                .rule("deep: when queue.depht is above 10")
                .rule("deeper: when queue.depth is above 10 hours")
                .rulesReadBy(reader -> {
                    throw new ConfigurationException(List.of("Line 7 is wrong"));
                });

        assertThatThrownBy(wrong::build)
                .hasMessage("3 problems:\n"
                        + "  - The rule 'deep: when queue.depht is above 10' cannot be read: line 1, column 12: at"
                        + " 'queue.depht': no metric of this name is known; did you mean 'queue.depth'?\n"
                        + "  - The rule 'deeper: when queue.depth is above 10 hours' cannot be read: line 1, column 38: at"
                        + " 'hours': ',' is expected\n"
                        + "  - Line 7 is wrong");
    }
}
