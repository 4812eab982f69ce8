package io.kafkamonitor.internal.judging;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Gives each series of a column that is kept a row of its own, the same one in each pass. A row whose series is gone is
 * given to another. While the series stay the same nothing is looked up. Used by the thread of the cycle.
 */
final class Rows {

    /** The row of a series that is not kept. */
    static final int NONE = -1;

    /** How far ahead a series is looked for where others have come or gone before it. */
    private static final int AHEAD = 1_024;

    private final Predicate<Labels> filter;
    private Column column;
    /** The row of each position of the column; never changed, but made anew. */
    private int[] rows = new int[0];
    /** When the series of each row was first seen; never changed, but made anew. */
    private long[] since = new long[0];
    /** When the series of each row came; never changed, but made anew. */
    private long[] came = new long[0];

    private boolean isFirst = true;
    private int size;
    private final List<Integer> free = new ArrayList<>();

    Rows(Column none, Predicate<Labels> filter) {
        this.column = none;
        this.filter = filter;
    }

    /** The row of each position of the last column. */
    int[] rows() {
        return rows;
    }

    /** Which series there are in the last column. */
    Seen seen() {
        return new Seen(rows, since, came);
    }

    /** How many rows there are, also such that are free. */
    int size() {
        return size;
    }

    /** Takes in the column of another pass. */
    void update(Column next, long now) {
        if (!isSame(next)) {
            new Change(next, now).apply();
        }
        column = next;
        isFirst = false;
    }

    private boolean isSame(Column next) {
        if (next.size() != column.size()) {
            return false;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!isSame(next.labels(i), column.labels(i))) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // collectors mostly keep the labels, and a million are compared
    private static boolean isSame(Labels one, Labels other) {
        return one == other || one.equals(other);
    }

    /** From one column to the next: both are walked side by side, as most series keep their order. */
    private final class Change {

        private final Column next;
        private final long now;
        private final int[] nextRows;
        private final Map<Labels, Integer> left = new HashMap<>();
        private final List<Integer> come = new ArrayList<>();

        Change(Column next, long now) {
            this.next = next;
            this.now = now;
            this.nextRows = new int[next.size()];
        }

        void apply() {
            walk();
            come.removeIf(this::hasOnlyMoved);
            free.addAll(left.values());
            int rowsNeeded = Math.max(size, size + come.size() - free.size());
            since = Arrays.copyOf(since, rowsNeeded);
            came = Arrays.copyOf(came, rowsNeeded);
            come.forEach(this::begin);
            rows = nextRows;
        }

        private void walk() {
            int before = 0;
            int after = 0;
            while (before < column.size() && after < next.size()) {
                if (isSame(column.labels(before), next.labels(after))) {
                    nextRows[after++] = rows[before++];
                    continue;
                }
                int gone = ahead(column, before, next.labels(after));
                int added = ahead(next, after, column.labels(before));
                boolean isRemoval = gone > 0 && (added == 0 || gone <= added);
                int removed = isRemoval ? gone : added > 0 ? 0 : 1;
                int inserted = isRemoval ? 0 : Math.max(added, 1);
                for (int end = before + removed; before < end; before++) {
                    leave(before);
                }
                for (int end = after + inserted; after < end; after++) {
                    come.add(after);
                }
            }
            for (; before < column.size(); before++) {
                leave(before);
            }
            for (; after < next.size(); after++) {
                come.add(after);
            }
        }

        /** How many positions after this one the series stands; 0 if it is not near. */
        private int ahead(Column in, int from, Labels series) {
            int end = Math.min(in.size(), from + AHEAD);
            for (int i = from + 1; i < end; i++) {
                if (isSame(in.labels(i), series)) {
                    return i - from;
                }
            }
            return 0;
        }

        private void leave(int position) {
            if (rows[position] != NONE) {
                left.put(column.labels(position), rows[position]);
            }
        }

        private boolean hasOnlyMoved(int position) {
            Integer row = left.remove(next.labels(position));
            if (row != null) {
                nextRows[position] = row;
            }
            return row != null;
        }

        /** Nothing was seen before the first column, and not all where it had gaps. */
        private boolean mayHaveBeenThere(Labels series) {
            return isFirst || column.gap(series).isPresent();
        }

        private void begin(int position) {
            if (!filter.test(next.labels(position))) {
                nextRows[position] = NONE;
                return;
            }
            int row = free.isEmpty() ? size++ : free.remove(free.size() - 1);
            since[row] = now;
            came[row] = mayHaveBeenThere(next.labels(position)) ? Seen.ALWAYS : now;
            nextRows[position] = row;
        }
    }
}
