package io.kafkamonitor;

import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.ClusterMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.UnknownReason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which of the metrics that the monitor reads of a cluster a snapshot has, and which it has in part. */
record Coverage(List<Metric> silent, Map<Metric, Set<UnknownReason>> unknown) {

    static Coverage of(Snapshot snapshot) {
        var silent = new ArrayList<Metric>();
        var unknown = new LinkedHashMap<Metric, Set<UnknownReason>>();
        ofCluster().forEach(metric -> {
            Column column = snapshot.column(metric);
            Set<UnknownReason> reasons = reasons(column);
            if (column.size() == 0) {
                silent.add(metric);
            }
            if (!reasons.isEmpty()) {
                unknown.put(metric, reasons);
            }
        });
        return new Coverage(silent, unknown);
    }

    private static Stream<Metric> ofCluster() {
        return Stream.of(
                        List.of(ClusterMetrics.REACHABLE),
                        BrokerMetrics.ALL,
                        PartitionMetrics.ALL,
                        GroupMetrics.ALL,
                        LogDirMetrics.ALL,
                        JmxMetrics.ALL)
                .flatMap(List::stream)
                .filter(metric -> !metric.equals(PartitionMetrics.PARTITION_PROBLEM)); // written only of problems
    }

    private static Set<UnknownReason> reasons(Column column) {
        var reasons = EnumSet.noneOf(UnknownReason.class);
        IntStream.range(0, column.size())
                .forEach(index -> column.unknown(index).ifPresent(why -> reasons.add(why.reason())));
        column.gap(Labels.EMPTY).ifPresent(why -> reasons.add(why.reason()));
        return reasons;
    }
}
