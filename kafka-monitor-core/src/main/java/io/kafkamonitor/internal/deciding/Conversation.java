package io.kafkamonitor.internal.deciding;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes on between a recipient and the alerts of one rule, beside what it knows of each of them.
 *
 * @param recipient who
 * @param group the name of the rule
 * @param thread ties its messages together, from the first until all is over; empty before the first
 * @param title what that is about, in a few words; empty before the first message
 * @param newsSince since when there are news; null if there are none
 * @param isUrgent whether the news cannot wait for more
 * @param digestAt when the news are told that wait for a set time; null if they do not
 * @param reminder how long after the last message it is reminded of what goes on; null for never, or not soon
 * @param pace of the messages that were accepted
 * @param attempts those that failed since then
 */
public record Conversation(
        Recipient recipient,
        String group,
        String thread,
        String title,
        @Nullable Instant newsSince,
        boolean isUrgent,
        @Nullable Instant digestAt,
        @Nullable Duration reminder,
        Pace pace,
        Attempts attempts) {

    static Conversation of(Key key) {
        return new Conversation(key.recipient(), key.group(), "", "", null, false, null, null, Pace.NEW, Attempts.NONE);
    }

    Key key() {
        return new Key(recipient, group);
    }

    Conversation withNews(@Nullable Instant since, boolean urgent, @Nullable Instant digest) {
        return new Conversation(recipient, group, thread, title, since, urgent, digest, reminder, pace, attempts);
    }

    Conversation reminded(@Nullable Duration wait) {
        return Objects.equals(wait, reminder)
                ? this
                : new Conversation(
                        recipient, group, thread, title, newsSince, isUrgent, digestAt, wait, pace, attempts);
    }

    /** As the beginning of a thread, or without one. */
    Conversation in(String newThread, String newTitle) {
        return new Conversation(
                recipient, group, newThread, newTitle, newsSince, isUrgent, digestAt, reminder, pace, attempts);
    }

    Conversation after(Attempts newAttempts) {
        return new Conversation(
                recipient, group, thread, title, newsSince, isUrgent, digestAt, reminder, pace, newAttempts);
    }

    Conversation paced(Pace newPace) {
        return new Conversation(
                recipient, group, thread, title, newsSince, isUrgent, digestAt, reminder, newPace, attempts);
    }

    Conversation told(Pace newPace) {
        return new Conversation(recipient, group, thread, title, null, false, null, null, newPace, Attempts.NONE);
    }

    /**
     * Names a conversation.
     *
     * @param recipient who
     * @param group the name of the rule
     */
    public record Key(Recipient recipient, String group) {}
}
