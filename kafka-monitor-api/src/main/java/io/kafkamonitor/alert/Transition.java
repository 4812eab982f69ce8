package io.kafkamonitor.alert;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That an alert passed from one state to another, or from one severity to another in the same state, and why. What
 * changes in one evaluation is one transition.
 */
public final class Transition {

    private final @Nullable AlertState from;
    private final @Nullable Severity severityBefore;
    private final Alert alert;
    private final Instant time;
    private final String reason;

    private Transition(
            @Nullable AlertState from, @Nullable Severity severityBefore, Alert alert, Instant time, String reason) {
        this.from = from;
        this.severityBefore = severityBefore;
        this.alert = requireNonNull(alert, "alert");
        this.time = Bounded.moment(time);
        this.reason = Bounded.shortened(reason);
    }

    /** A transition at one severity; {@code from} is null where the alert was not there before. */
    public static Transition of(@Nullable AlertState from, Alert alert, Instant time, String reason) {
        return new Transition(from, from == null ? null : alert.severity(), alert, time, reason);
    }

    /** A transition of an alert that was there before. */
    public static Transition between(Alert before, Alert alert, Instant time, String reason) {
        return new Transition(before.state(), before.severity(), alert, time, reason);
    }

    /** The state before; empty if the alert was not there before. */
    public Optional<AlertState> from() {
        return Optional.ofNullable(from);
    }

    /** The severity before; empty if the alert was not there before. */
    public Optional<Severity> severityBefore() {
        return Optional.ofNullable(severityBefore);
    }

    /** Whether the severity is another one than before. */
    public boolean changesSeverity() {
        return severityBefore != null && severityBefore != alert.severity();
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
        String before = changesSeverity() ? " " + severityBefore : "";
        return (from == null ? "-" : from) + before + " -> " + alert + " (" + reason + ")";
    }
}
