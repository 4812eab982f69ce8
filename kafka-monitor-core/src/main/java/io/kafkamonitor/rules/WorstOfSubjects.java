package io.kafkamonitor.rules;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps of each expected subject the worst of the series that have the same values of some labels. Not safe for use by
 * several threads.
 */
final class WorstOfSubjects {

    private final Side side;
    private final Groups groups;
    private final List<Worst> worst = new ArrayList<>();

    WorstOfSubjects(Side side, List<String> labels) {
        this.side = side;
        this.groups = new Groups(labels);
    }

    /** Expects series of a subject; those of others are passed over. */
    void expect(Labels subject) {
        if (groups.indexOf(subject) == worst.size()) {
            worst.add(new Worst(side));
        }
    }

    void offer(Column column, int index) {
        int group = groups.find(column.labels(index));
        if (group >= 0) {
            worst.get(group).offer(index, column.value(index));
        }
    }

    /** What was kept of a subject that was expected. */
    Worst of(Labels subject) {
        return worst.get(groups.find(subject));
    }
}
