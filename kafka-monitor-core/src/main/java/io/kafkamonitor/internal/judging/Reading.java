package io.kafkamonitor.internal.judging;

import io.kafkamonitor.metric.Column;
import java.util.Arrays;

/** A column as it was at one time. Immutable. */
final class Reading {

    private final long time;
    private final double[] values;

    private Reading(long time, double[] values) {
        this.time = time;
        this.values = values;
    }

    /** When it was, by the {@link HistoryClock}. */
    long time() {
        return time;
    }

    static Reading of(Column column, Rows rows, long time) {
        var values = new double[rows.size()];
        Arrays.fill(values, Double.NaN);
        int[] byPosition = rows.rows();
        for (int i = 0; i < byPosition.length; i++) {
            if (byPosition[i] != Rows.NONE && column.isKnown(i)) {
                values[byPosition[i]] = column.value(i);
            }
        }
        return new Reading(time, values);
    }

    /** By row; not a number where none is known. Rows that came later are beyond its end. */
    double[] values() {
        return values;
    }
}
