package io.kafkamonitor.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** That an alert passed from one state to another, and why. */
public final class Transition {

    private final @Nullable AlertState from;
    private final Alert alert;
    private final Instant time;
    private final String reason;

    private Transition(@Nullable AlertState from, Alert alert, Instant time, String reason) {
        this.from = from;
        this.alert = requireNonNull(alert, "alert");
        this.time = requireNonNull(time, "time");
        this.reason = requireNonNull(reason, "reason");
    }

    /** A transition; {@code from} is null where the alert was not there before. */
    public static Transition of(@Nullable AlertState from, Alert alert, Instant time, String reason) {
        return new Transition(from, alert, time, reason);
    }

    /** The state before; empty if the alert was not there before. */
    public Optional<AlertState> from() {
        return Optional.ofNullable(from);
    }

    /** The alert as it is now. */
    public Alert alert() {
        return alert;
    }

    /** When, by the wall clock. */
    public Instant time() {
        return time;
    }

    /** Why, in a few words for a person. */
    public String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return (from == null ? "-" : from) + " -> " + alert + " (" + reason + ")";
    }
}
