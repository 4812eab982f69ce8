package io.kafkamonitor.internal.deciding;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which summaries a recipient was told.
 *
 * @param told when the last one that it has was due; null if it has none
 * @param due when the one was due that was tried to tell last; null if none was
 * @param attempts to tell that one, which have failed
 */
public record SummaryTold(@Nullable Instant told, @Nullable Instant due, Attempts attempts) {

    /** None yet. */
    public static final SummaryTold NONE = new SummaryTold(null, null, Attempts.NONE);

    private static final Duration FORGOTTEN = Duration.ofDays(1);

    /** About to be told one. */
    SummaryTold of(Instant nowDue) {
        return nowDue.equals(due) ? this : new SummaryTold(told, nowDue, Attempts.NONE);
    }

    /** Whether all of it is so long ago that the same cannot be due any more. */
    boolean isBefore(Instant now) {
        Instant dayBefore = now.minus(FORGOTTEN);
        return (told == null || told.isBefore(dayBefore)) && (due == null || due.isBefore(dayBefore));
    }

    SummaryTold after(Attempts newAttempts) {
        return new SummaryTold(told, due, newAttempts);
    }

    /** With the one that was tried. */
    SummaryTold accepted() {
        return new SummaryTold(due, due, Attempts.NONE);
    }
}
