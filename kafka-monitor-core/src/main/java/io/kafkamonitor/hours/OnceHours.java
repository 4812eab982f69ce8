package io.kafkamonitor.hours;

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
                    "The hours are from '" + from + "' until '" + until + "'; let them end after they begin");
        }
        Bounded.positive(Duration.between(from, until), "The time of the hours");
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
