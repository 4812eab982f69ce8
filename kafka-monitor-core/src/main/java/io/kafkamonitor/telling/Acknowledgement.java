package io.kafkamonitor.telling;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.bounds.Bounded;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That somebody takes care of an incident: nobody is reminded of it, until it becomes more severe than it was then, the time
 * that was said is over, or the incident is. Immutable.
 */
public final class Acknowledgement {

    private static final String WHAT = "an acknowledgement";

    private final String incident;
    private final String by;
    private final String because;
    private final Instant at;
    private final Severity severity;
    private final @Nullable Instant until;

    Acknowledgement(AcknowledgementBuilder builder) {
        this.incident = builder.incident;
        this.severity = builder.severity;
        this.at = builder.at;
        this.by = Said.required(builder.by, WHAT, "by");
        this.because = builder.because;
        this.until = builder.until;
        if (until != null && !until.isAfter(at)) {
            throw new IllegalArgumentException("An acknowledgement of '" + incident + "' is from '" + at + "' until '"
                    + until + "'; let it end after it begins");
        }
    }

    /** Begins an acknowledgement of an alert as it stands, from a moment on. */
    public static AcknowledgementBuilder of(Alert alert, Instant at) {
        return of(alert.incident(), alert.severity(), at);
    }

    /** Begins an acknowledgement of an incident that had a severity at a moment. */
    public static AcknowledgementBuilder of(String incident, Severity severity, Instant at) {
        return new AcknowledgementBuilder(incident, severity, at);
    }

    /** Which incident; see {@link Alert#incident()}. */
    public String incident() {
        return incident;
    }

    /** Who takes care of it. */
    public String by() {
        return by;
    }

    /** What they said to it; empty if nothing. */
    public String because() {
        return because;
    }

    /** When they said so. */
    public Instant at() {
        return at;
    }

    /** How severe the alert was then. */
    public Severity severity() {
        return severity;
    }

    /** Until when at most; empty for as long as the incident lasts. */
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    /** Whether it holds for an alert as it stands now. One that ended by escalation must not be asked again. */
    public boolean holds(Alert alert, Instant now) {
        return alert.incident().equals(incident) && !isEscalated(alert) && !isPast(now);
    }

    /** Whether an alert, one of its incident, is more severe than it was then. */
    public boolean isEscalated(Alert alert) {
        return alert.severity().compareTo(severity) > 0;
    }

    /** Whether the time that was said is over. */
    public boolean isPast(Instant now) {
        return until != null && !now.isBefore(requireNonNull(until));
    }

    /** As in a sentence: {@code acknowledged by anna at 2026-03-01T10:00:00Z: new disks are on the way}. */
    @Override
    public String toString() {
        return "acknowledged by " + by + " at " + at + (until == null ? "" : " until " + until)
                + (because.isEmpty() ? "" : ": " + because);
    }

    /** Checks the name of an incident. */
    static String checkedIncident(String incident) {
        if (Bounded.name(incident, "An incident").isBlank()) {
            throw new IllegalArgumentException(
                    "An incident is '" + incident + "'; give the incident of an alert, see Alert.incident()");
        }
        return incident;
    }
}
