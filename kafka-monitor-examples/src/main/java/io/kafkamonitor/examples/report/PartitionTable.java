package io.kafkamonitor.examples.report;

import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;

/** How many partitions are where, and how even that is. */
public final class PartitionTable {

    private PartitionTable() {}

    /** A table of every registered broker. */
    public static TextTable of(Snapshot snapshot) {
        var table = TextTable.titled("Partitions per broker")
                .words("broker")
                .numbers("leaders", "preferred", "leader skew", "replicas", "replica skew");
        var cells = new Cells(snapshot);
        for (Labels broker : ById.sorted(snapshot.column(PartitionMetrics.BROKER_REPLICAS))) {
            table.row(
                    Cells.label(broker, "broker"),
                    cells.number(PartitionMetrics.BROKER_LEADERS, broker),
                    cells.number(PartitionMetrics.BROKER_PREFERRED_LEADERS, broker),
                    cells.value(PartitionMetrics.LEADER_SKEW, broker),
                    cells.number(PartitionMetrics.BROKER_REPLICAS, broker),
                    cells.value(PartitionMetrics.REPLICA_SKEW, broker));
        }
        return table;
    }
}
