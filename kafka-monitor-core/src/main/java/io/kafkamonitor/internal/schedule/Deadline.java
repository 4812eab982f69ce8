package io.kafkamonitor.internal.schedule;

import java.time.Duration;

/**
 * A moment until which something may take, by {@link System#nanoTime}. Steps that follow each other share one, so that
 * together they take no longer, whichever of them hangs.
 *
 * @param nanoTime the moment
 */
public record Deadline(long nanoTime) {

    /** A deadline that is as far away as is given. */
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** The nanoseconds that are left; zero when it is over. */
    public long nanosLeft() {
        return Math.max(0, nanoTime - System.nanoTime());
    }

    /** An earlier deadline, which leaves a quarter of the time for what comes then. */
    public Deadline most() {
        return new Deadline(nanoTime - nanosLeft() / 4);
    }

    /** An earlier deadline for one of as many steps, which takes its share of what is left. */
    public Deadline share(int steps) {
        return in(Duration.ofNanos(nanosLeft() / steps));
    }
}
