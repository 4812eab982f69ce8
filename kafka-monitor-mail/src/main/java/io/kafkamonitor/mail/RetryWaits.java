package io.kafkamonitor.mail;

import java.time.Duration;
import java.util.List;

/** How long to wait before the next attempt, where the server's answer says more than that something went wrong. */
final class RetryWaits {

    private static final List<Duration> PUT_OFF =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5));
    private static final List<Duration> REFUSED =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30));

    private RetryWaits() {}

    /** After an attempt at which somebody was put off: servers want to see first that we are no spammer. */
    static Duration whenPutOff(int attempt) {
        return at(attempt, PUT_OFF);
    }

    /** After an attempt at which the server had the whole mail and did not take it. */
    static Duration whenRefused(int attempt) {
        return at(attempt, REFUSED);
    }

    private static Duration at(int attempt, List<Duration> waits) {
        return waits.get(Math.min(attempt, waits.size()) - 1);
    }
}
