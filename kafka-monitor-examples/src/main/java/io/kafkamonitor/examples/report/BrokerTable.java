package io.kafkamonitor.examples.report;

import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;

/** The brokers with their load. */
public final class BrokerTable {

    private BrokerTable() {}

    /** A table of every registered broker. */
    public static TextTable of(Snapshot snapshot) {
        var table = TextTable.titled("Brokers")
                .words("broker", "address", "rack", "state")
                .numbers("bytes in", "bytes out", "messages/s", "cpu", "heap");
        var cells = new Cells(snapshot);
        for (Labels series : ById.sorted(snapshot.column(BrokerMetrics.BROKER_LIVE))) {
            Labels broker = Labels.of("broker", Cells.label(series, "broker"));
            table.row(
                    Cells.label(series, "broker"),
                    Cells.label(series, "host"),
                    Cells.label(series, "rack"),
                    state(cells.number(BrokerMetrics.BROKER_LIVE, series)),
                    cells.value(JmxMetrics.BYTES_IN, broker),
                    cells.value(JmxMetrics.BYTES_OUT, broker),
                    cells.number(JmxMetrics.MESSAGES_IN, broker),
                    cells.value(JmxMetrics.CPU, broker),
                    cells.value(JmxMetrics.HEAP_USED, broker));
        }
        return table;
    }

    private static String state(String live) {
        return switch (live) {
            case "1" -> "up";
            case "0" -> "DOWN";
            default -> live;
        };
    }
}
