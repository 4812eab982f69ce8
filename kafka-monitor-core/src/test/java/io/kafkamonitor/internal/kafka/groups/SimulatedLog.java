package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.internal.kafka.cluster.TimestampReader;
import io.kafkamonitor.internal.kafka.cluster.TimestampReader.Found;
import java.util.ArrayList;
import java.util.List;

/** The log of a partition, of which it is known when each record came and what time it carries. */
final class SimulatedLog {

    private final List<Long> came = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private long start;

    /** A record comes at a time that it also carries. */
    SimulatedLog add(long time) {
        return add(time, time);
    }

    SimulatedLog add(long time, long carried) {
        came.add(time);
        times.add(carried);
        return this;
    }

    long end() {
        return came.size();
    }

    long start() {
        return start;
    }

    /** The oldest records are removed. */
    void removeBefore(long offset) {
        start = offset;
    }

    /** The newest records are lost. */
    void removeFrom(long offset) {
        came.subList((int) offset, came.size()).clear();
        times.subList((int) offset, times.size()).clear();
    }

    long came(long offset) {
        return came.get((int) offset);
    }

    private Found latest() {
        int latest = -1;
        for (int offset = (int) start; offset < times.size(); offset++) {
            latest = latest < 0 || times.get(offset) > times.get(latest) ? offset : latest;
        }
        return latest < 0 ? new Found(-1, -1) : new Found(latest, times.get(latest));
    }

    /** What a broker says of the first record with a time or a later one. */
    Found firstSince(long time) {
        if (time == TimestampReader.LATEST) {
            return latest();
        }
        for (int offset = (int) start; offset < times.size(); offset++) {
            if (times.get(offset) >= time) {
                return new Found(offset, times.get(offset));
            }
        }
        return new Found(-1, -1);
    }
}
