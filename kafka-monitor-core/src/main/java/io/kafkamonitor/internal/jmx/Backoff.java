package io.kafkamonitor.internal.jmx;

import java.time.Duration;

/** Puts more and more time between the attempts on a broker that does not answer, 10 seconds to 2 minutes. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private int failures;
    private long failedAt;

    void failed(long nanoTime) {
        failures++;
        failedAt = nanoTime;
    }

    void succeeded() {
        failures = 0;
    }

    boolean holds(long nanoTime) {
        return failures > 0 && nanoTime - failedAt < delay().toNanos();
    }

    private Duration delay() {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
