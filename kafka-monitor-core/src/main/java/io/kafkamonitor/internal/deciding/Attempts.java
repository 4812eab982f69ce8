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
 * @param begun when the last one began; null if there was none
 * @param notBefore when the next one may follow; null for at once
 * @param letter the id of the last one; empty for none
 * @param news names what it was about, so that the same news keep their id
 */
public record Attempts(
        int count,
        int failures,
        int lost,
        int refused,
        @Nullable Instant begun,
        @Nullable Instant notBefore,
        String letter,
        String news) {

    /** None has failed. */
    public static final Attempts NONE = new Attempts(0, 0, 0, 0, null, null, "", "");

    boolean mayFollow(Moment now) {
        return notBefore == null || now.isPast(notBefore);
    }

    /** With an attempt that has begun. */
    Attempts begun(Instant now, String newLetter, String newNews) {
        int before = newLetter.equals(letter) ? count : 0;
        return new Attempts(before + 1, failures, lost, refused, now, notBefore, newLetter, newNews);
    }

    Attempts failed(Instant next) {
        return new Attempts(count, failures + 1, lost, refused, begun, next, letter, news);
    }

    Attempts lost(Instant next) {
        return new Attempts(count, failures + 1, lost + 1, refused, begun, next, letter, news);
    }

    Attempts refused(Instant next) {
        return new Attempts(count, failures + 1, lost, refused + 1, begun, next, letter, news);
    }

    /** Whether the wait goes on after a moment because of what was said, and so not for other news. */
    boolean isAboutWhatWasSaidAfter(Instant moment) {
        return notBefore != null && notBefore.isAfter(moment) && (lost > 0 || refused > 0);
    }

    /** Whether an incident that nobody knows of can not have been a part of what was refused. */
    boolean isOtherNews(Incident incident) {
        @Nullable Instant changed = incident.flaps().changed();
        return refused == 0 || begun == null || (changed != null && changed.isAfter(begun));
    }

    Attempts notBefore(@Nullable Instant next) {
        return new Attempts(count, failures, lost, refused, begun, next, letter, news);
    }
}
