package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Labels;
import java.util.List;

/**
 * The subjects of a column by the groups to which they belong. Immutable.
 *
 * <p>The positions of the members of all groups stand in one array, group after group.
 */
final class Members {

    static final Members NONE = new Members(List.of(), new int[1], new int[0]);

    private final List<Labels> groups;
    private final int[] starts;
    private final int[] positions;

    private Members(List<Labels> groups, int[] starts, int[] positions) {
        this.groups = groups;
        this.starts = starts;
        this.positions = positions;
    }

    /** The subjects of a column by their values of some labels. */
    static Members of(Values values, List<String> labels) {
        var grouping = new Grouping(labels);
        var groupOf = new int[values.size()];
        for (int i = 0; i < groupOf.length; i++) {
            groupOf[i] = grouping.add(values.subject(i));
        }
        var starts = new int[grouping.groups().size() + 1];
        for (int group : groupOf) {
            starts[group + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        var positions = new int[groupOf.length];
        var next = starts.clone();
        for (int i = 0; i < groupOf.length; i++) {
            positions[next[groupOf[i]]++] = i;
        }
        return new Members(List.copyOf(grouping.groups()), starts, positions);
    }

    int size() {
        return groups.size();
    }

    Labels group(int group) {
        return groups.get(group);
    }

    int size(int group) {
        return starts[group + 1] - starts[group];
    }

    /** The position in the column of a member of a group. */
    int position(int group, int member) {
        return positions[starts[group] + member];
    }

    /** The number of members of the largest group. */
    int largest() {
        int largest = 0;
        for (int i = 0; i < groups.size(); i++) {
            largest = Math.max(largest, size(i));
        }
        return largest;
    }
}
