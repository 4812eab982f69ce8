package io.kafkamonitor;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.time.TimeSource;
import java.time.Instant;

/** The clocks of a host, whatever they say. */
record BoundedTime(TimeSource given) implements TimeSource {

    @Override
    public Instant now() {
        return Bounded.moment(given.now());
    }

    @Override
    public long nanoTime() {
        return given.nanoTime();
    }
}
