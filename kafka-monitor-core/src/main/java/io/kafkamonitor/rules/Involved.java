package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Grouping;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What each expected subject hangs on: all that a label of its series names. Not safe for use by several threads.
 */
final class Involved {

    private final String label;
    private final Grouping groups;
    private final List<Names> names = new ArrayList<>();

    /** By a label of series that have the same values of some labels as their subject. */
    Involved(String label, List<String> labelsInCommon) {
        this.label = label;
        this.groups = new Grouping(labelsInCommon);
    }

    /** Expects series of a subject; those of others are passed over. */
    void expect(Labels subject) {
        if (groups.add(subject) == names.size()) {
            names.add(new Names());
        }
    }

    void offer(Labels series) {
        int group = groups.find(series);
        if (group >= 0) {
            String value = series.value(label);
            names.get(group).add(value == null ? "" : value);
        }
    }

    /** All that a subject that was expected hangs on; nothing if not all of it is named. */
    Set<String> of(Labels subject) {
        return names.get(groups.find(subject)).all();
    }

    private static final class Names {

        private final Set<String> known = new HashSet<>();
        private String last = "";
        private boolean isSomethingUnnamed;

        void add(String value) {
            if (value.isEmpty()) {
                isSomethingUnnamed = true;
            } else if (!value.equals(last) && known.size() <= Finding.MOST_INVOLVED) {
                known.addAll(List.of(value.split(",")));
                last = value; // the same brokers are missing in many partitions
            }
        }

        Set<String> all() {
            return isSomethingUnnamed || known.size() > Finding.MOST_INVOLVED ? Set.of() : known;
        }
    }
}
