package io.kafkamonitor.internal.replaying;

import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** The clocks as they went when something was recorded. Set by one thread, read by any. */
public final class ReplayClock implements TimeSource {

    private volatile Instant wall;
    private volatile long nanos;

    /** Clocks that stand at the time of the first snapshot. */
    public ReplayClock(Instant start) {
        this.wall = start;
    }

    @Override
    public Instant now() {
        return wall;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread sets it
    void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    /** Sets the clock on the wall, as somebody may have done between two snapshots. */
    void set(Instant time) {
        wall = time;
    }
}
