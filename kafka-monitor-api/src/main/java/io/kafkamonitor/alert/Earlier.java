package io.kafkamonitor.alert;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often an alert fired before its present incident, as far as the monitor remembers. Immutable. */
public final class Earlier {

    /** How far back it reaches. */
    public static final Duration REACH = Duration.ofDays(7);

    private final Instant from;
    private final int times;
    private final @Nullable Instant lastFired;
    private final @Nullable Instant lastEnded;

    private Earlier(Instant from, int times, @Nullable Instant lastFired, @Nullable Instant lastEnded) {
        this.from = Bounded.moment(from);
        this.times = times;
        this.lastFired = lastFired;
        this.lastEnded = lastEnded;
    }

    /** It did not fire. */
    public static Earlier never(Instant from) {
        return new Earlier(from, 0, null, null);
    }

    /**
     * It fired.
     *
     * @throws IllegalArgumentException if that was less than once
     */
    public static Earlier fired(Instant from, int times, Instant lastFired, Instant lastEnded) {
        Bounded.within(times, 1, Integer.MAX_VALUE, "How often it fired");
        return new Earlier(from, times, requireNonNull(lastFired, "lastFired"), requireNonNull(lastEnded, "lastEnded"));
    }

    /** From when on it is known: {@link #REACH} before the present incident, or later if the monitor began later. */
    public Instant from() {
        return from;
    }

    /** How often it fired since then, without the present incident; of more than 20 times the last 20 are counted. */
    public int times() {
        return times;
    }

    /** When it last began to fire; empty if it did not. */
    public Optional<Instant> lastFired() {
        return Optional.ofNullable(lastFired);
    }

    /** When that was over; empty if it did not fire. */
    public Optional<Instant> lastEnded() {
        return Optional.ofNullable(lastEnded);
    }

    @Override
    public String toString() {
        return times + " times since " + from;
    }
}
