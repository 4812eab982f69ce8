package io.kafkamonitor.health;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one collector, rule, notifier or recipient is doing.
 *
 * @param kind what it is
 * @param name its name
 * @param consecutiveFailures how many times in a row it failed; 0 if the last time went well
 * @param lastSuccess when it last went well, by the wall clock; null if never
 * @param lastFailure what went wrong the last time it failed; null if never
 */
public record PartHealth(
        PartKind kind,
        String name,
        int consecutiveFailures,
        @Nullable Instant lastSuccess,
        @Nullable String lastFailure) {

    public PartHealth {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
    }

    /** Whether the last time went wrong. */
    public boolean isFailing() {
        return consecutiveFailures > 0;
    }
}
