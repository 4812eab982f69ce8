package io.kafkamonitor.examples.crash;

import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A clock on which four minutes pass in a second, so that nobody waits for what is tried again after minutes, or an hour. */
final class FastClock implements TimeSource {

    static final int TIMES_FASTER = 240;

    private final Instant origin;

    /** A clock that was right at a moment; the same moment in each process makes it go on over a restart. */
    FastClock(Instant origin) {
        this.origin = origin;
    }

    @Override
    public Instant now() {
        return origin.plus(Duration.between(origin, Instant.now()).multipliedBy(TIMES_FASTER));
    }

    @Override
    public long nanoTime() {
        return System.nanoTime() * TIMES_FASTER;
    }
}
