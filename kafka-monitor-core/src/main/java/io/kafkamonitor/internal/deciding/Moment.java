package io.kafkamonitor.internal.deciding;

import java.time.Duration;
import java.time.Instant;

/**
 * When something is decided.
 *
 * @param wall what the clock on the wall shows, for people
 * @param steady an instant that moves on as time passes, whatever somebody sets the clock on the wall to; all waiting
 *     times are measured by it
 */
public record Moment(Instant wall, Instant steady) {

    /** A moment at which both clocks show the same. */
    public static Moment of(Instant instant) {
        return new Moment(instant, instant);
    }

    /** Whether as much time has passed since an instant. */
    boolean isAfter(Instant since, Duration wait) {
        return hasPassed(wait, since, steady);
    }

    /** Whether as much time has passed between two instants, to the millisecond. */
    static boolean hasPassed(Duration wait, Instant since, Instant now) {
        return now.toEpochMilli() - since.toEpochMilli() >= wait.toMillis(); // without garbage
    }

    /** Whether a due time is over. */
    boolean isPast(Instant due) {
        return !steady.isBefore(due);
    }
}
