package io.kafkamonitor.telling;

import io.kafkamonitor.alert.Severity;
import java.time.Duration;
import java.util.Optional;

/** How often a recipient is reminded of what still fires; empty for never. */
record Reminders(Optional<Duration> critical, Optional<Duration> others) {

    static final Reminders DEFAULT = new Reminders(Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofHours(4)));
    static final Reminders NONE = new Reminders(Optional.empty(), Optional.empty());

    Optional<Duration> of(Severity severity) {
        return severity == Severity.CRITICAL ? critical : others;
    }

    /** As often as the one that comes more often. */
    Reminders or(Reminders more) {
        return new Reminders(sooner(critical, more.critical), sooner(others, more.others));
    }

    Optional<Duration> shortest() {
        return sooner(critical, others);
    }

    private static Optional<Duration> sooner(Optional<Duration> one, Optional<Duration> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().compareTo(other.get()) <= 0 ? one : other;
    }
}
