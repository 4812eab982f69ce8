package io.kafkamonitor.examples.report;

import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.kafka.ClusterMetrics;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;

/** What the addresses of a cluster answer that cannot be reached. */
public final class AddressTable {

    private AddressTable() {}

    /** A table of addresses; empty if the cluster is reached. */
    public static TextTable of(Snapshot snapshot) {
        var table = TextTable.titled("The cluster cannot be reached").words("address", "what it answers");
        Column addresses = snapshot.column(ClusterMetrics.ADDRESS);
        for (int i = 0; i < addresses.size(); i++) {
            if (addresses.isKnown(i)) {
                Labels address = addresses.labels(i);
                table.row(Cells.label(address, "address"), Cells.label(address, "answer"));
            }
        }
        return table;
    }
}
