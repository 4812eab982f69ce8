package io.kafkamonitor.telling;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.bounds.Bounded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds an {@link Acknowledgement}. Not safe for use by several threads. */
public final class AcknowledgementBuilder {

    private static final String WHAT = "an acknowledgement";

    final String incident;
    final Severity severity;
    final Instant at;
    String because = "";

    @Nullable
    String by;

    @Nullable
    Instant until;

    AcknowledgementBuilder(String incident, Severity severity, Instant at) {
        this.incident = Acknowledgement.checkedIncident(incident);
        this.severity = requireNonNull(severity, "severity");
        this.at = Bounded.moment(requireNonNull(at, "at"));
    }

    /** Who takes care of it; required. */
    public AcknowledgementBuilder by(String who) {
        by = Said.by(who, WHAT);
        return this;
    }

    /** What they say to it. */
    public AcknowledgementBuilder because(String why) {
        because = Said.because(why, WHAT);
        return this;
    }

    /** Until when at most; without it, for as long as the incident lasts. */
    public AcknowledgementBuilder until(Instant instant) {
        until = Bounded.moment(requireNonNull(instant, "until"));
        return this;
    }

    /**
     * The acknowledgement.
     *
     * @throws IllegalArgumentException if it was not said who takes care, or if it is over before it begins
     */
    public Acknowledgement build() {
        return new Acknowledgement(this);
    }
}
