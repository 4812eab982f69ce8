package io.kafkamonitor.testing;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * Clocks that stand still until a test moves them. Safe for use by several threads.
 *
 * <p>The wall clock begins at {@link #START}; the monotonic clock begins below zero, since its origin means nothing.
 */
public final class ManualClock implements TimeSource {

    /** What the wall clock shows at first: 2026-01-01T00:00:00Z. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final long FIRST_NANO_TIME = -Duration.ofSeconds(90).toNanos();

    private final Object lock = new Object();
    private Instant now = START; // guarded by lock
    private long nanoTime = FIRST_NANO_TIME; // guarded by lock

    /** Clocks at their beginning. */
    public ManualClock() {}

    /**
     * Lets time pass: moves both clocks forward.
     *
     * @throws IllegalArgumentException if the duration is negative, for time does not run backwards
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time cannot advance by " + duration
                    + "; give a positive duration, or jumpWall() to set the wall clock back");
        }
        synchronized (lock) {
            now = now.plus(duration);
            nanoTime += duration.toNanos();
        }
    }

    /** Moves the wall clock alone, forward or back, as when somebody sets it. */
    public void jumpWall(Duration duration) {
        requireNonNull(duration, "duration");
        synchronized (lock) {
            now = now.plus(duration);
        }
    }

    @Override
    public Instant now() {
        synchronized (lock) {
            return now;
        }
    }

    @Override
    public long nanoTime() {
        synchronized (lock) {
            return nanoTime;
        }
    }
}
