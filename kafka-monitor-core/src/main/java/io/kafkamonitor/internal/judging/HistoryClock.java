package io.kafkamonitor.internal.judging;

import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * The time by which readings age. It moves on with the monotonic clock; but the time for which a machine was suspended
 * passes, too, though many a monotonic clock leaves it out: what was read before that is not of the last minutes. Used by
 * the thread of the cycle.
 */
final class HistoryClock {

    /** By less than this the clock on the wall may be set without a meaning. */
    private static final Duration WORTH_NOTICING = Duration.ofSeconds(5);

    private final TimeSource time;
    private long lastNanos;
    private Instant lastWall;
    private long now;

    HistoryClock(TimeSource time) {
        this.time = time;
        this.lastNanos = time.nanoTime();
        this.lastWall = time.now();
    }

    /** The present moment in nanoseconds since this clock was made. */
    long nanos() {
        long nanos = time.nanoTime();
        Instant wall = time.now();
        long passed = nanos - lastNanos;
        Duration missed = Duration.between(lastWall, wall).minusNanos(passed);
        lastNanos = nanos;
        lastWall = wall;
        boolean wasSuspended = missed.compareTo(WORTH_NOTICING) > 0 && missed.compareTo(Duration.ofDays(365)) < 0;
        now += wasSuspended ? passed + missed.toNanos() : passed;
        return now;
    }
}
