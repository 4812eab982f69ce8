package io.kafkamonitor.internal.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    @Test
    void holdsNobodyBackBeforeTheFirstFailure() {
        assertThat(backoff.holds(0)).isFalse();
    }

    @Test
    void holdsBackLongerAfterEachFailureUpToTwoMinutes() {
        assertThat(secondsHeldAfterAFailure()).isEqualTo(10);
        assertThat(secondsHeldAfterAFailure()).isEqualTo(20);
        for (int i = 0; i < 100; i++) {
            secondsHeldAfterAFailure();
        }
        assertThat(secondsHeldAfterAFailure()).isEqualTo(120);
    }

    @Test
    void startsAnewAfterASuccess() {
        secondsHeldAfterAFailure();
        secondsHeldAfterAFailure();
        backoff.succeeded();

        assertThat(backoff.holds(0)).isFalse();
        assertThat(secondsHeldAfterAFailure()).isEqualTo(10);
    }

    private long secondsHeldAfterAFailure() {
        backoff.failed(0);
        long seconds = 0;
        while (backoff.holds(TimeUnit.SECONDS.toNanos(seconds))) {
            seconds++;
        }
        return seconds;
    }
}
