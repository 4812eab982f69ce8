package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.health.MonitorMetrics;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.ClusterMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/metrics.md} in step with the constants; on a difference the right text is in {@code target}. */
class MetricsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
    private static final Path EXPECTED = Path.of("target", "metrics.md");

    @Test
    void theDocumentListsEveryMetric() throws IOException {
        String expected = document();
        Files.createDirectories(EXPECTED.getParent());
        Files.writeString(EXPECTED, expected);

        String actual = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";

        assertThat(actual)
                .as("docs/metrics.md is out of step; copy kafka-monitor-core/target/metrics.md there")
                .isEqualTo(expected);
    }

    private static String document() {
        var text = new StringBuilder("""
                # Metrics

                What the shipped collectors write, by collector. The unit is the one in which people read it; in samples and thresholds a
                percentage is a ratio from 0 to 1, and yes or no is 1 or 0. A value that cannot be read is *unknown* with a reason, never 0,
                −1 or NaN. Each metric is a constant of the class named in its heading; rules refer to it by that constant.
                """);
        areas().forEach((heading, metrics) -> {
            text.append("\n## ").append(heading).append("\n\n");
            text.append("| metric | unit | labels | meaning |\n|---|---|---|---|\n");
            metrics.forEach(metric -> text.append(row(metric)));
        });
        return text.toString();
    }

    private static Map<String, List<Metric>> areas() {
        var areas = new LinkedHashMap<String, List<Metric>>();
        areas.put("The cluster as a whole: `cluster`, by Admin (`ClusterMetrics`)", ClusterMetrics.ALL);
        areas.put("Brokers: `brokers`, by Admin (`BrokerMetrics`)", BrokerMetrics.ALL);
        areas.put(
                "Partitions and their distribution: `partitions`, by Admin (`PartitionMetrics`)", PartitionMetrics.ALL);
        areas.put("Consumer groups and backlog: `groups`, by Admin (`GroupMetrics`)", GroupMetrics.ALL);
        areas.put("Log directories: `log-dirs`, by Admin (`LogDirMetrics`)", LogDirMetrics.ALL);
        areas.put("Broker load: `jmx`, by JMX (`JmxMetrics`)", JmxMetrics.ALL);
        areas.put("The monitor itself: `monitor` (`MonitorMetrics`)", MonitorMetrics.ALL);
        return areas;
    }

    private static String row(Metric metric) {
        String unit = metric.unit().symbol().isEmpty() ? "" : metric.unit().symbol();
        String kind = metric.kind().name().toLowerCase(Locale.ROOT);
        return "| `" + metric.name() + "` | " + (kind.equals("gauge") || kind.equals(unit) ? unit : unit + ", " + kind)
                + " | " + String.join(", ", metric.labelNames()) + " | " + metric.description() + " |\n";
    }
}
