package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Grouping;
import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.metric.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps of each expected subject the worst of the series that have the same values of some labels. Not safe for use by
 * several threads.
 */
final class WorstOfSubjects {

    private final Side side;
    private final boolean keepsNothing;
    private final Grouping groups;
    private final List<Worst> worst = new ArrayList<>();

    /** @param keepsNothing whether a series that is zero counts, too */
    WorstOfSubjects(Side side, List<String> labels, boolean keepsNothing) {
        this.side = side;
        this.keepsNothing = keepsNothing;
        this.groups = new Grouping(labels);
    }

    /** Expects series of a subject; those of others are passed over. */
    void expect(Labels subject) {
        if (groups.add(subject) == worst.size()) {
            worst.add(new Worst(side, keepsNothing));
        }
    }

    void offer(Values column, int index) {
        int group = groups.find(column.subject(index));
        if (group >= 0) {
            worst.get(group).offer(index, column.low(index));
        }
    }

    /** What was kept of a subject that was expected. */
    Worst of(Labels subject) {
        return worst.get(groups.find(subject));
    }
}
