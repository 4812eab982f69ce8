package io.kafkamonitor.internal.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.notifier.Delivery;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Waits that a server may ask for, passed on by a notifier as they came. */
class UnreasonableDeliveryTest {

    private final Telling telling = new Telling();

    private int attempts(Delivery answer) {
        telling.answering(answer).fires("a").cycle().pass(Duration.ofMinutes(5));
        return telling.attempts.size();
    }

    @Test
    void isNotTriedAllTheTimeForAWaitThatNeverEnds() {
        Delivery answer = Delivery.transientFailure("busy").withRetryAfter(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(attempts(answer)).isEqualTo(1);
    }

    @Test
    void isTriedAgainTheNextDayForAWaitThatNeverEnds() {
        attempts(Delivery.transientFailure("busy").withRetryAfter(Duration.ofSeconds(Long.MAX_VALUE)));

        telling.pass(Duration.ofHours(25));

        assertThat(telling.attempts).hasSize(2);
    }

    @Test
    void isTriedOnceASecondAtMostForNoWaitAtAll() {
        Delivery answer = Delivery.transientFailure("busy").withRetryAfter(Duration.ZERO);

        assertThat(attempts(answer)).isBetween(2, 300);
    }
}
