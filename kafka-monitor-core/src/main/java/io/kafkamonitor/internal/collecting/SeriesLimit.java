package io.kafkamonitor.internal.collecting;

import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.Collection;
import java.util.List;

/**
 * Lets a collector write as many series as it may. Of more it keeps the first of each metric, so that one metric with very
 * many leaves room for the others; what is left out is a gap, and is counted. Not safe for use by several threads.
 */
final class SeriesLimit {

    private final int most;
    private final List<ColumnBuilder> columns;
    private final Unknown tooMany;
    private int written;
    private long dropped;

    /** @param columns all that the collector may write */
    SeriesLimit(int most, Collection<ColumnBuilder> columns) {
        this.most = most;
        this.columns = List.copyOf(columns);
        this.tooMany = new Unknown(UnknownReason.INCOMPLETE, "its collector has more than " + most + " series");
    }

    /** Whether a series may be added; if not, it is a gap already. */
    boolean admits(ColumnBuilder column, Labels series) {
        if (written < most) {
            written++;
            return true;
        }
        ColumnBuilder largest = largest();
        boolean isInNeed = column.size() < most / columns.size() && column.size() + 1 < largest.size();
        if (isInNeed) {
            drop(largest, largest.removeLast());
        } else {
            drop(column, series);
        }
        return isInNeed;
    }

    private ColumnBuilder largest() {
        ColumnBuilder largest = columns.get(0);
        for (ColumnBuilder column : columns) {
            largest = column.size() > largest.size() ? column : largest;
        }
        return largest;
    }

    private void drop(ColumnBuilder column, Labels series) {
        column.gap(series, tooMany);
        dropped++;
    }

    /** How many series were written and kept. */
    int written() {
        return written;
    }

    /** How many were left out. */
    long dropped() {
        return dropped;
    }
}
