package io.kafkamonitor.time;

import java.time.Instant;

/**
 * The two clocks of the monitor: a monotonic one for durations, the wall clock for display.
 *
 * <p>A suspended machine or an adjusted clock moves one without the other, so neither is ever computed from the other.
 * Implementations are safe for use by several threads.
 */
public interface TimeSource {

    /** The wall clock, for display and for records; may jump in both directions. */
    Instant now();

    /** A monotonic reading in nanoseconds with an arbitrary origin; only differences mean anything. */
    long nanoTime();

    /** The clocks of this JVM. */
    static TimeSource system() {
        return SystemTimeSource.INSTANCE;
    }
}
