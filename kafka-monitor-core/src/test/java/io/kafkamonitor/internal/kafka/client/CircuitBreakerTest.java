package io.kafkamonitor.internal.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final CircuitBreaker<String> breaker = new CircuitBreaker<>();

    @Test
    void leavesWhoTimedOutAloneForAWhile() {
        breaker.timedOut("p", 1, 0);

        assertThat(breaker.isOpen("p", 1, 29 * SECOND)).isTrue();
        assertThat(breaker.isOpen("p", 1, 30 * SECOND)).isFalse();
        assertThat(breaker.isOpen("other", 1, 0)).isFalse();
    }

    @Test
    void asksAtOnceWhenAnotherBrokerIsInCharge() {
        breaker.timedOut("p", 1, 0);

        assertThat(breaker.isOpen("p", 2, 0)).isFalse();
    }

    @Test
    void waitsTwiceAsLongAfterEachFailureUpToEightMinutes() {
        for (int i = 0; i < 10; i++) {
            breaker.timedOut("p", 1, 0);
        }

        assertThat(breaker.isOpen("p", 1, 479 * SECOND)).isTrue();
        assertThat(breaker.isOpen("p", 1, 480 * SECOND)).isFalse();
    }

    @Test
    void forgetsWhoAnsweredOrIsNoMore() {
        breaker.timedOut("p", 1, 0);
        breaker.timedOut("q", 1, 0);

        breaker.answered("p");
        breaker.retain(Set.of("p"));

        assertThat(breaker.isOpen("p", 1, 0)).isFalse();
        assertThat(breaker.isOpen("q", 1, 0)).isFalse();
    }
}
