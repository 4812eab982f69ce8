package io.kafkamonitor.internal.deciding;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast messages follow each other. The more there were, the longer the next one waits, up to eight times the usual
 * interval; after a calm of twice that it begins anew.
 *
 * @param messages how many with news there were since the last calm
 * @param last when the last one was accepted; null if there was none
 */
public record Pace(int messages, @Nullable Instant last) {

    /** No message yet. */
    public static final Pace NEW = new Pace(0, null);

    private static final int MOST_DOUBLINGS = 3;
    private static final int CALM = 16;
    private static final int MOST = 1_000;

    /** With one message more. */
    Pace told(Instant now, Duration interval) {
        int before = isCalm(now, interval) ? 0 : messages;
        return new Pace(Math.min(before + 1, MOST), now);
    }

    /** With a message that says only what goes on, and makes nothing else wait. */
    Pace reminded(Instant now, Duration interval) {
        return new Pace(isCalm(now, interval) ? 0 : messages, now);
    }

    boolean isCalm(Instant now, Duration interval) {
        return last == null || messages == 0 || !now.isBefore(last.plusMillis(interval.toMillis() * CALM));
    }

    /** When the next message may follow: after an interval, or longer if there were more than a number. */
    Instant next(Instant now, Duration interval, int many) {
        if (last == null || isCalm(now, interval)) {
            return Instant.MIN;
        }
        int doublings = Math.min(Math.max(0, messages - many), MOST_DOUBLINGS);
        return last.plusMillis(interval.toMillis() << doublings);
    }

    /** When the next message may follow: at once if there were fewer than a number. */
    Instant nextUrgent(Instant now, Duration interval, int few) {
        return messages < few ? Instant.MIN : next(now, interval, few);
    }
}
