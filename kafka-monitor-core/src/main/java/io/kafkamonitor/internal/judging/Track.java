package io.kafkamonitor.internal.judging;

import java.util.Arrays;

/** Readings of a span of time, a step or more apart, oldest first. Immutable. */
final class Track {

    private final long step;
    private final long span;
    private final Reading[] readings;

    private Track(long step, long span, Reading[] readings) {
        this.step = step;
        this.span = span;
        this.readings = readings;
    }

    /** A track without readings; both times in nanoseconds. */
    static Track of(long step, long span) {
        return new Track(step, span, new Reading[0]);
    }

    long span() {
        return span;
    }

    int size() {
        return readings.length;
    }

    Reading reading(int index) {
        return readings[index];
    }

    /** This track as it is after a reading: without what has become too old, and with the reading if it is due. */
    Track after(Reading next) {
        int first = firstSince(next.time() - span);
        int kept = readings.length - first;
        boolean isDue = kept == 0 || next.time() - readings[readings.length - 1].time() >= step;
        if (first == 0 && !isDue) {
            return this;
        }
        Reading[] later = Arrays.copyOfRange(readings, first, readings.length + (isDue ? 1 : 0));
        if (isDue) {
            later[kept] = next;
        }
        return new Track(step, span, later);
    }

    /** The position of the oldest reading that is not older than a time. */
    int firstSince(long time) {
        int low = 0;
        int high = readings.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (readings[middle].time() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public String toString() {
        return readings.length + " readings";
    }
}
