package io.kafkamonitor.telling;

import io.kafkamonitor.bounds.Bounded;
import java.time.Duration;
import java.time.Instant;

/** From a moment to another. */
record OnceHours(Instant from, Instant until) implements Hours {

    OnceHours {
        from = Bounded.moment(from);
        until = Bounded.moment(until);
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "A maintenance window is from '" + from + "' until '" + until + "'; let it end after it begins");
        }
        Bounded.positive(Duration.between(from, until), "A maintenance window");
    }

    @Override
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    @Override
    public Instant endOf(Instant instant) {
        return until;
    }

    @Override
    public String toString() {
        return from + " to " + until;
    }
}
