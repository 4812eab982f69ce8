package io.kafkamonitor.health;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How one collector, rule, notifier, recipient or state store is doing. Immutable. */
public final class PartHealth {

    private final PartKind kind;
    private final String name;
    private final int consecutiveFailures;
    private final @Nullable Instant lastSuccess;
    private final @Nullable String lastFailure;

    private PartHealth(
            PartKind kind,
            String name,
            int consecutiveFailures,
            @Nullable Instant lastSuccess,
            @Nullable String lastFailure) {
        this.kind = requireNonNull(kind, "kind");
        this.name = requireNonNull(name, "name");
        this.consecutiveFailures = consecutiveFailures;
        this.lastSuccess = lastSuccess;
        this.lastFailure = lastFailure;
    }

    /** A part that has neither gone well nor failed yet. */
    public static PartHealth of(PartKind kind, String name) {
        return new PartHealth(kind, name, 0, null, null);
    }

    /** This part after it went well. */
    public PartHealth succeeded(Instant time) {
        return new PartHealth(kind, name, 0, requireNonNull(time, "time"), lastFailure);
    }

    /** This part after it failed, so many times in a row now. */
    public PartHealth failed(int times, String why) {
        return new PartHealth(kind, name, times, lastSuccess, requireNonNull(why, "why"));
    }

    /** What it is. */
    public PartKind kind() {
        return kind;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** How many times in a row it failed; 0 if the last time went well. */
    public int consecutiveFailures() {
        return consecutiveFailures;
    }

    /** When it last went well, by the wall clock; null if never. */
    public @Nullable Instant lastSuccess() {
        return lastSuccess;
    }

    /** What went wrong the last time it failed; null if never. */
    public @Nullable String lastFailure() {
        return lastFailure;
    }

    /** Whether the last time went wrong. */
    public boolean isFailing() {
        return consecutiveFailures > 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartHealth part
                && part.kind == kind
                && part.name.equals(name)
                && part.consecutiveFailures == consecutiveFailures
                && Objects.equals(part.lastSuccess, lastSuccess)
                && Objects.equals(part.lastFailure, lastFailure);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, name, consecutiveFailures, lastSuccess, lastFailure);
    }

    @Override
    public String toString() {
        return kind.word() + " '" + name + "'"
                + (isFailing() ? " failed " + consecutiveFailures + " times: " + lastFailure : "");
    }
}
