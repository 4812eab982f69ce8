package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** The clocks of this JVM, moved on so that everything that is read once in a while is due. */
final class HurriedClock implements TimeSource {

    private static final Duration HURRY = Duration.ofHours(1);

    private volatile Duration ahead = Duration.ZERO;

    /** Skips an hour; called by one thread. */
    void hurry() {
        skip(HURRY);
    }

    /** Skips some time; called by one thread. */
    void skip(Duration time) {
        ahead = ahead.plus(time);
    }

    @Override
    public Instant now() {
        return Instant.now().plus(ahead);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime() + ahead.toNanos();
    }
}
