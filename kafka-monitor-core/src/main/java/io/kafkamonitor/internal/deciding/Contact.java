package io.kafkamonitor.internal.deciding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a recipient can be reached, whatever it is told of.
 *
 * @param pace of all messages to it
 * @param refusals how often in a row it was said that it cannot be told at all
 * @param notBefore when the next attempt may follow; null for at once
 * @param why what was said; empty if nothing was
 */
public record Contact(Pace pace, int refusals, @Nullable Instant notBefore, String why) {

    /** Nothing is known yet. */
    public static final Contact NEW = new Contact(Pace.NEW, 0, null, "");

    boolean mayFollow(Moment now) {
        return notBefore == null || now.isPast(notBefore);
    }

    Contact told(Pace newPace) {
        return new Contact(newPace, 0, null, "");
    }

    Contact refused(Instant next, String reason) {
        return new Contact(pace, refusals + 1, next, reason);
    }
}
