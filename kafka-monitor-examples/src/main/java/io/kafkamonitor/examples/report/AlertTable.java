package io.kafkamonitor.examples.report;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.examples.terminal.TextTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The alerts that fire, and those that would if it went on like this. */
public final class AlertTable {

    private AlertTable() {}

    /** A table of alerts, the most severe first. */
    public static TextTable of(List<Alert> alerts) {
        var table = TextTable.titled("Alerts").words("state", "severity", "rule", "what", "asks for");
        alerts.stream()
                .sorted(Comparator.comparing(Alert::severity)
                        .reversed()
                        .thenComparing(Alert::rule)
                        .thenComparing(Alert::subject))
                .forEach(alert -> table.row(
                        state(alert.state()),
                        alert.severity().name().toLowerCase(Locale.ROOT),
                        alert.rule(),
                        alert.summary(),
                        alert.condition()));
        return table;
    }

    private static String state(AlertState state) {
        return switch (state) {
            case PENDING -> "would fire";
            case FIRING -> "fires";
            case RECOVERING -> "recovers";
            case RESOLVED -> "over";
        };
    }
}
