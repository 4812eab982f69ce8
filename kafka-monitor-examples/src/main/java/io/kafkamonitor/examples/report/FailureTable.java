package io.kafkamonitor.examples.report;

import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.metric.Snapshot;
import java.util.TreeMap;

/** The collectors that could not read what they should. */
public final class FailureTable {

    private FailureTable() {}

    /** A table of collectors and reasons; empty if all went well. */
    public static TextTable of(Snapshot snapshot) {
        var table = TextTable.titled("Collectors that failed").words("collector", "why");
        new TreeMap<>(snapshot.failures()).forEach((collector, why) -> table.row(collector, why.toString()));
        return table;
    }
}
