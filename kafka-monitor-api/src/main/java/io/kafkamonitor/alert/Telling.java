package io.kafkamonitor.alert;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether one recipient was told of an alert, if not why not, and what happens next. Immutable. */
public final class Telling {

    private final String notifier;
    private final String recipient;
    private final Status status;
    private final String reason;
    private final @Nullable Instant next;

    private Telling(String notifier, String recipient, Status status, String reason, @Nullable Instant next) {
        this.notifier = requireNonNull(notifier, "notifier");
        this.recipient = requireNonNull(recipient, "recipient");
        this.status = requireNonNull(status, "status");
        this.reason = Bounded.shortened(reason);
        this.next = next;
    }

    /**
     * What is to be said of a recipient.
     *
     * @param next when something happens next, by the wall clock; null if nothing is planned
     */
    public static Telling of(String notifier, String recipient, Status status, String reason, @Nullable Instant next) {
        return new Telling(notifier, recipient, status, reason, next);
    }

    /** The name of the notifier. */
    public String notifier() {
        return notifier;
    }

    /** What the notifier calls the recipient. */
    public String recipient() {
        return recipient;
    }

    /** Where it stands. */
    public Status status() {
        return status;
    }

    /** Why, in a few words for a person. */
    public String reason() {
        return reason;
    }

    /** When something happens next, such as an attempt or a reminder, by the wall clock; empty if nothing is planned. */
    public Optional<Instant> next() {
        return Optional.ofNullable(next);
    }

    @Override
    public String toString() {
        String who = recipient.equals(notifier) ? "'" + notifier + "'" : recipient + " by '" + notifier + "'";
        String when = next == null ? "" : "; next at " + next;
        return who + " " + status.text() + (reason.isEmpty() ? "" : ": " + reason) + when + ".";
    }

    /** Where a recipient stands. */
    public enum Status {
        /** It was told, a server took responsibility for that. */
        TOLD("was told"),
        /** It may have been told: the answer was lost. */
        PERHAPS_TOLD("was perhaps told"),
        /** It was told of it as something that follows from another alert. */
        TOLD_AS_CONSEQUENCE("was told of it as a consequence"),
        /** A message is on its way. */
        BEING_TOLD("is being told"),
        /** The message waits for more to be told with it, or for a distance from the one before. */
        WAITING("is told soon"),
        /** An attempt failed; another one follows. */
        RETRYING("could not be told yet"),
        /** It cannot be told at all, as was said; tried again rarely. */
        UNREACHABLE("cannot be told"),
        /** The alert does not fire. */
        NOT_FIRING("is told only when it fires"),
        /** No route sends it there. */
        NOT_ADDRESSED("is not told"),
        /** A silence holds it back. */
        SILENCED("is not told while it is silenced"),
        /** A maintenance window holds it back. */
        IN_MAINTENANCE("is not told during maintenance"),
        /** Another alert explains it. */
        EXPLAINED("is not told of it alone"),
        /** The recipient was told that it flaps, and hears again when it has settled. */
        FLAPPING("is told again when it has settled");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        /** The status for a person, as the second half of a sentence. */
        public String text() {
            return text;
        }
    }
}
