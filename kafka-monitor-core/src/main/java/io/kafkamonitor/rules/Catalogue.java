package io.kafkamonitor.rules;

import io.kafkamonitor.health.MonitorMetrics;
import io.kafkamonitor.internal.text.TextCursor;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.ClusterMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.settings.Spelling;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The metrics that can be named in a text. Immutable. */
final class Catalogue {

    static final Catalogue SHIPPED = new Catalogue(new TreeMap<>())
            .with(Stream.of(
                            BrokerMetrics.ALL,
                            ClusterMetrics.ALL,
                            GroupMetrics.ALL,
                            LogDirMetrics.ALL,
                            PartitionMetrics.ALL,
                            JmxMetrics.ALL,
                            MonitorMetrics.ALL)
                    .flatMap(Collection::stream)
                    .toList());

    private final Map<String, Metric> byName;

    private Catalogue(Map<String, Metric> byName) {
        this.byName = byName;
    }

    /** These and more; one takes the place of another with the same name. */
    Catalogue with(Collection<Metric> metrics) {
        var more = new TreeMap<>(byName);
        metrics.forEach(metric -> more.put(metric.name(), metric));
        return new Catalogue(more);
    }

    /** Reads the name of a metric. */
    Metric read(TextCursor cursor) {
        int begin = cursor.mark();
        String name = cursor.name("a metric, such as kafka.consumer_group.lag,");
        Metric metric = byName.get(name);
        if (metric == null) {
            String meant = Spelling.of(byName.keySet()).advice(name);
            throw cursor.mistake(
                    begin,
                    "no metric of this name is known" + (meant.isEmpty() ? "; see docs/metrics.md" : "; " + meant));
        }
        return metric;
    }
}
