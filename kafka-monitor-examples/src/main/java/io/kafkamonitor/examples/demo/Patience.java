package io.kafkamonitor.examples.demo;

import java.time.Duration;

/**
 * How long to wait for what takes seconds on a free machine: only for whatever never comes is it ever used up.
 *
 * <p>What takes long once is likely to take long again, so it grows with the slowest thing that was waited for.
 * Used by one thread.
 */
final class Patience {

    /** What three brokers need to start on two free processors. */
    private static final Duration USUAL_START = Duration.ofSeconds(8);

    private static final Duration LEAST = Duration.ofMinutes(3);
    private static final int TIMES_THE_SLOWEST = 10;

    private Duration slowest = Duration.ZERO;

    /** Something was waited for, and came. */
    void took(Duration duration) {
        slowest = duration.compareTo(slowest) > 0 ? duration : slowest;
    }

    /** How long to wait for the next thing. */
    Duration forOne() {
        Duration scaled = slowest.multipliedBy(TIMES_THE_SLOWEST);
        return scaled.compareTo(LEAST) > 0 ? scaled : LEAST;
    }

    /** How many times longer than usual a start of the brokers took; 1 if not at all. */
    static long timesTheUsual(Duration start) {
        return Math.max(1, start.dividedBy(USUAL_START));
    }
}
