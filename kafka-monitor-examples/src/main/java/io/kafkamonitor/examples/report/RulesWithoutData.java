package io.kafkamonitor.examples.report;

import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.health.MonitorHealth;
import java.util.ArrayList;
import java.util.List;

/** The rules that cannot fire as things are. */
public final class RulesWithoutData {

    private RulesWithoutData() {}

    /** A table of the rules for which no collector writes anything or nothing matches, as lines; none if there is none. */
    public static List<String> of(MonitorHealth health) {
        if (health.rulesWithoutData().isEmpty()) {
            return List.of();
        }
        var table = TextTable.titled("Rules that find nothing to judge").words("rule");
        health.rulesWithoutData().forEach(table::row);
        var lines = new ArrayList<String>();
        lines.add("");
        lines.addAll(table.lines());
        return List.copyOf(lines);
    }
}
