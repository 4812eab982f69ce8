package io.kafkamonitor.internal.deciding;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of one evaluation.
 *
 * @param moment when it is
 * @param elapsed the monotonic time since the last evaluation that counts as {@link #seen}
 */
public record Tick(Moment moment, Duration elapsed) {

    /** The wall clock, for display. */
    public Instant now() {
        return moment.wall();
    }

    /**
     * How much of the time since the last evaluation counts. One that is late by less than half an interval only took
     * longer; a longer gap, in which the machine was suspended or a cycle was left out, counts as one interval.
     */
    public static Duration seen(Duration elapsed, Duration interval) {
        if (elapsed.isNegative()) {
            return Duration.ZERO; // the clock of a host that goes backwards
        }
        boolean late = elapsed.multipliedBy(2).compareTo(interval.multipliedBy(3)) < 0;
        return late || elapsed.compareTo(interval) <= 0 ? elapsed : interval;
    }
}
