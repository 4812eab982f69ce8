package io.kafkamonitor.collector;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** The circumstances of one collection: when it began, and how long it may take. */
public final class CollectContext {

    private final TimeSource timeSource;
    private final Instant startedAt;
    private final long deadlineNanos;

    private CollectContext(TimeSource timeSource, Duration timeAllowed) {
        this.timeSource = requireNonNull(timeSource, "timeSource");
        this.startedAt = timeSource.now();
        this.deadlineNanos = timeSource.nanoTime()
                + Bounded.notNegative(timeAllowed, "timeAllowed").toNanos();
    }

    /**
     * A context that begins now and ends after a time.
     *
     * @throws IllegalArgumentException if the time is negative or longer than a year
     */
    public static CollectContext startingNow(TimeSource timeSource, Duration timeAllowed) {
        return new CollectContext(timeSource, timeAllowed);
    }

    /** When this pass began, by the wall clock; the same for all collectors of a pass. */
    public Instant startedAt() {
        return startedAt;
    }

    /** A monotonic reading in nanoseconds, for rates between two collections. */
    public long nanoTime() {
        return timeSource.nanoTime();
    }

    /** How much time is left until the deadline; never negative. */
    public Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, deadlineNanos - timeSource.nanoTime()));
    }
}
