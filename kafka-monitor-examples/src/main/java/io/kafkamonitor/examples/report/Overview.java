package io.kafkamonitor.examples.report;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.metric.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Everything a monitor saw, on about one screen. */
public final class Overview {

    private Overview() {}

    /** The tables one below the other, as lines. */
    public static List<String> of(Snapshot snapshot, List<Alert> alerts) {
        var lines = new ArrayList<String>();
        addUnlessEmpty(lines, AddressTable.of(snapshot));
        add(lines, BrokerTable.of(snapshot));
        add(lines, PartitionTable.of(snapshot));
        add(lines, TopicTable.of(snapshot));
        add(lines, GroupTable.of(snapshot));
        add(lines, AlertTable.of(alerts));
        addUnlessEmpty(lines, FailureTable.of(snapshot));
        lines.add("");
        lines.add("? is not known now, - is not reported by anybody");
        return List.copyOf(lines);
    }

    private static void addUnlessEmpty(List<String> lines, TextTable table) {
        if (!table.isEmpty()) {
            add(lines, table);
        }
    }

    private static void add(List<String> lines, TextTable table) {
        lines.add("");
        lines.addAll(table.lines());
    }
}
