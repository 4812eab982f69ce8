package io.kafkamonitor.telling;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Silence}; {@link #until} or {@link #untilResolved} is called last. Not safe for use by several threads.
 */
public final class SilenceBuilder {

    static final String WHAT = "a silence";

    final AlertSelection selection;

    @Nullable
    String by;

    @Nullable
    String because;

    @Nullable
    Instant from;

    @Nullable
    Instant until;

    SilenceBuilder(AlertSelection selection) {
        this.selection = selection;
    }

    /** Who wants it; required. */
    public SilenceBuilder by(String who) {
        by = Said.by(who, WHAT);
        return this;
    }

    /** Why; required. */
    public SilenceBuilder because(String why) {
        because = Said.because(why, WHAT);
        return this;
    }

    /** When it begins; without it, when it is registered. */
    public SilenceBuilder from(Instant instant) {
        from = requireNonNull(instant, "from");
        return this;
    }

    /**
     * The silence, over at this moment.
     *
     * @throws IllegalArgumentException if it would be over before it begins or last longer than {@link Silence#LONGEST}, or
     *     if it was not said who wants it and why
     */
    public Silence until(Instant instant) {
        until = requireNonNull(instant, "until");
        return new Silence(this);
    }

    /**
     * The silence, over as soon as nothing that it matches is pending or firing any more, and after {@link Silence#LONGEST}
     * in any case.
     *
     * @throws IllegalArgumentException if it was not said who wants it and why
     */
    public Silence untilResolved() {
        until = null;
        return new Silence(this);
    }
}
