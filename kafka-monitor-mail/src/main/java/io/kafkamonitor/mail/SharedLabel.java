package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.metric.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Some of many alerts, which have a label in common.
 *
 * @param name of the label
 * @param value which they have in common
 * @param alerts in the order in which they were given
 */
record SharedLabel(String name, String value, List<Alert> alerts) {

    private static final int MOST_VALUES = 8;
    private static final int FEWEST_OF_A_VALUE = 3;

    /** The alerts by the label that divides them into the fewest parts, two at least; empty if none makes few. */
    static List<SharedLabel> among(List<Alert> alerts) {
        List<SharedLabel> best = List.of();
        for (String name : names(alerts)) {
            List<SharedLabel> parts = by(name, alerts);
            int most = Math.min(MOST_VALUES, alerts.size() / FEWEST_OF_A_VALUE);
            if (parts.size() > 1 && parts.size() <= most && (best.isEmpty() || parts.size() < best.size())) {
                best = parts;
            }
        }
        return best;
    }

    private static List<String> names(List<Alert> alerts) {
        var names = new TreeSet<String>();
        Alert first = alerts.get(0);
        for (Labels labels : List.of(first.subject(), first.hostLabels())) {
            for (int i = 0; i < labels.size(); i++) {
                names.add(labels.name(i));
            }
        }
        return List.copyOf(names);
    }

    /** Empty if not each of them has it. */
    private static List<SharedLabel> by(String name, List<Alert> alerts) {
        Map<String, List<Alert>> parts = new LinkedHashMap<>();
        for (Alert alert : alerts) {
            @Nullable String value = alert.subject().value(name);
            value = value == null ? alert.hostLabels().value(name) : value;
            if (value == null || parts.size() > MOST_VALUES) {
                return List.of();
            }
            parts.computeIfAbsent(Labels.text(value), any -> new ArrayList<>()).add(alert);
        }
        var shared = new ArrayList<SharedLabel>();
        parts.forEach((value, some) -> shared.add(new SharedLabel(name, value, some)));
        return shared;
    }
}
