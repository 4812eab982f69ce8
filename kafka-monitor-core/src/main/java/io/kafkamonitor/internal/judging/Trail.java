package io.kafkamonitor.internal.judging;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.TrailPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one subject while it is active, as many as can be drawn: the longer it lasts, the further they are apart. The
 * newest is always there. Not safe for use by several threads.
 */
final class Trail {

    private static final int FIRST_CAPACITY = 8;

    private long[] times = new long[FIRST_CAPACITY];
    private double[] values = new double[FIRST_CAPACITY];
    private int size;
    private long step;
    private @Nullable Double threshold;

    /** Adds a value that is newer than all others; its time in milliseconds since 1970. */
    void add(long time, double value) {
        boolean isNewestProvisional = size > 1 && times[size - 1] - times[size - 2] < step;
        if (isNewestProvisional) {
            size--;
        } else if (size == Alert.MOST_TRAIL_POINTS) {
            thin();
        } else if (size == times.length) {
            int capacity = Math.min(size * 2, Alert.MOST_TRAIL_POINTS);
            times = Arrays.copyOf(times, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        times[size] = time;
        values[size] = value;
        size++;
    }

    /** Keeps every other value, and from now on as few. */
    private void thin() {
        int kept = 0;
        for (int i = 0; i < size; i += 2) {
            times[kept] = times[i];
            values[kept] = values[i];
            kept++;
        }
        step = (times[kept - 1] - times[0]) / (kept - 1);
        size = kept;
    }

    /** Notes the threshold that was passed. */
    void passed(double newThreshold) {
        threshold = newThreshold;
    }

    /** The threshold that was passed last; null for none. */
    @Nullable
    Double threshold() {
        return threshold;
    }

    /** When the newest value was added. */
    long newest() {
        return times[size - 1];
    }

    /** Those that are not older than a time. */
    List<TrailPoint> since(long time) {
        var points = new ArrayList<TrailPoint>(size);
        for (int i = 0; i < size; i++) {
            if (times[i] >= time) {
                points.add(new TrailPoint(Instant.ofEpochMilli(times[i]), values[i]));
            }
        }
        return points;
    }
}
