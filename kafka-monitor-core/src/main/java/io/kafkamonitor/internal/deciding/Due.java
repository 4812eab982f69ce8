package io.kafkamonitor.internal.deciding;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the news of a conversation are to be told. */
final class Due {

    /** As many messages to somebody in a row need no distance from each other, whatever they are about. */
    private static final int FREE_OF_ALL = 5;
    /** As many of one rule. */
    private static final int FREE = 3;
    /** As many of one rule that are urgent; these need no distance at all. */
    private static final int FREE_IF_URGENT = 2;
    /** How much longer than usual something urgent of a rule that was quiet waits at most. */
    private static final int MOST_IF_URGENT = 2;

    private final GroupTiming timing;
    private final Moment now;

    Due(GroupTiming timing, Moment now) {
        this.timing = timing;
        this.now = now;
    }

    /** Whether news have waited long enough, and no failed attempt is to be waited for. */
    boolean isDue(Conversation conversation) {
        @Nullable Instant at = newsAt(conversation);
        return at != null && now.isPast(at) && conversation.attempts().mayFollow(now);
    }

    /** When the news will have waited long enough; null if there are none. */
    @Nullable
    Instant newsAt(Conversation conversation) {
        @Nullable Instant since = conversation.newsSince();
        if (since == null) {
            return null;
        }
        @Nullable Instant digest = conversation.digestAt();
        if (digest != null && !timing.equals(GroupTiming.NONE)) { // at the very end there is none to wait for
            return digest;
        }
        Duration interval = timing.groupInterval();
        if (conversation.isUrgent()) {
            return later(since, conversation.pace().nextUrgent(now.steady(), interval, FREE_IF_URGENT));
        }
        Instant waited = since.plus(timing.groupWait());
        return later(waited, conversation.pace().next(now.steady(), interval, FREE));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** Whether a recipient has had so many messages that the next one has to wait, for all that there is to tell. */
    boolean isHeldBack(Contact contact, Conversation conversation) {
        return !now.isPast(heldBackUntil(contact, conversation));
    }

    /** Until when the next message has to wait because the recipient has had so many. */
    Instant heldBackUntil(Contact contact, Conversation conversation) {
        Instant next = contact.pace().nextUrgent(now.steady(), timing.groupInterval(), FREE_OF_ALL);
        boolean isQuiet = conversation.pace().isCalm(now.steady(), timing.groupInterval());
        @Nullable Instant last = contact.pace().last();
        if (conversation.isUrgent() && isQuiet && last != null) {
            Instant soon = last.plus(timing.groupInterval().multipliedBy(MOST_IF_URGENT));
            return soon.isBefore(next) ? soon : next;
        }
        return next;
    }

    /** Whether so much was told that what is due is told together. */
    boolean isTogether(Contact contact) {
        return !contact.pace().isCalm(now.steady(), timing.groupInterval())
                && contact.pace().messages() >= FREE_OF_ALL;
    }
}
