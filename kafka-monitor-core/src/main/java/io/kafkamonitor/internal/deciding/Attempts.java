package io.kafkamonitor.internal.deciding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The attempts to tell somebody something that have failed so far.
 *
 * @param count how many, for what was to be told last
 * @param failures how many since the last success
 * @param lost of how many of these the answer was lost
 * @param refused how many were refused for what they said
 * @param notBefore when the next one may follow; null for at once
 * @param letter the id of the last one; empty for none
 * @param news names what it was about, so that the same news keep their id
 */
public record Attempts(
        int count,
        int failures,
        int lost,
        int refused,
        @Nullable Instant notBefore,
        String letter,
        String news) {

    /** None has failed. */
    public static final Attempts NONE = new Attempts(0, 0, 0, 0, null, "", "");

    boolean mayFollow(Moment now) {
        return notBefore == null || now.isPast(notBefore);
    }

    /** With an attempt that has begun. */
    Attempts begun(String newLetter, String newNews) {
        int before = newLetter.equals(letter) ? count : 0;
        return new Attempts(before + 1, failures, lost, refused, notBefore, newLetter, newNews);
    }

    Attempts failed(Instant next) {
        return new Attempts(count, failures + 1, lost, refused, next, letter, news);
    }

    Attempts lost(Instant next) {
        return new Attempts(count, failures + 1, lost + 1, refused, next, letter, news);
    }

    Attempts refused(Instant next) {
        return new Attempts(count, failures + 1, lost, refused + 1, next, letter, news);
    }

    /** Whether the wait for a lost answer goes on after a moment; it is for what was said, and not for other news. */
    boolean waitForAnAnswerAfter(Instant moment) {
        return notBefore != null && notBefore.isAfter(moment) && lost > 0 && refused == 0;
    }

    Attempts notBefore(@Nullable Instant next) {
        return new Attempts(count, failures, lost, refused, next, letter, news);
    }
}
