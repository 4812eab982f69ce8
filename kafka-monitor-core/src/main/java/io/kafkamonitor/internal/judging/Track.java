package io.kafkamonitor.internal.judging;

import io.kafkamonitor.history.HistoryWindow;
import java.util.Arrays;

/** Readings of a span of time, a step or more apart and not more than some, oldest first. Immutable. */
final class Track {

    private final long step;
    private final long span;
    private final int most;
    private final long[] times;
    private final double[][] values;

    private Track(long step, long span, int most, long[] times, double[][] values) {
        this.step = step;
        this.span = span;
        this.most = most;
        this.times = times;
        this.values = values;
    }

    /** A track without readings; both times in nanoseconds. */
    static Track of(long step, long span) {
        return new Track(step, span, Integer.MAX_VALUE, new long[0], new double[0][]);
    }

    /** A track of some readings, of whatever age. */
    static Track ofLast(int most) {
        return new Track(0, HistoryWindow.LONGEST.toNanos(), most, new long[0], new double[0][]);
    }

    long span() {
        return span;
    }

    int size() {
        return times.length;
    }

    /** When a reading was, by the {@link HistoryClock}. */
    long time(int index) {
        return times[index];
    }

    /** The values of a reading by row; see {@link Reading}. */
    double[] values(int index) {
        return values[index];
    }

    /** This track as it is after a reading: without what has become too old, and with the reading if it is due. */
    Track after(Reading next) {
        int young = firstSince(next.time() - span);
        boolean isDue = young == times.length || next.time() - times[times.length - 1] >= step;
        int first = Math.max(young, times.length + (isDue ? 1 : 0) - most);
        int kept = times.length - first;
        if (first == 0 && !isDue) {
            return this;
        }
        int end = times.length + (isDue ? 1 : 0);
        long[] laterTimes = Arrays.copyOfRange(times, first, end);
        double[][] laterValues = Arrays.copyOfRange(values, first, end);
        if (isDue) {
            laterTimes[kept] = next.time();
            laterValues[kept] = next.values();
        }
        return new Track(step, span, most, laterTimes, laterValues);
    }

    /** The position of the oldest reading that is not older than a time. */
    int firstSince(long time) {
        int found = Arrays.binarySearch(times, time);
        return found >= 0 ? found : -found - 1;
    }

    @Override
    public String toString() {
        return times.length + " readings";
    }
}
