package io.kafkamonitor.localcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private static final Duration AMPLE = Duration.ofMinutes(1);

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void returnsTheFirstValueThatIsAsExpected() {
        int value = Await.until("two looks", AMPLE, looks::incrementAndGet, seen -> seen >= 2);

        assertThat(value).isEqualTo(2);
    }

    @Test
    void takesAnExceptionForNotYet() {
        Await.until("three looks", AMPLE, () -> {
            if (looks.incrementAndGet() < 3) {
                throw new IllegalArgumentException("too early");
            }
            return true;
        });

        assertThat(looks).hasValue(3);
    }

    @Test
    void takesAFailedAssertionForNotYet() {
        Await.until("two looks", AMPLE, () -> {
            assertThat(looks.incrementAndGet()).isEqualTo(2);
            return true;
        });

        assertThat(looks).hasValue(2);
    }

    @Test
    void looksOnceEvenWithoutTime() {
        Await.until("one look", Duration.ZERO, () -> looks.incrementAndGet() == 1);

        assertThat(looks).hasValue(1);
    }

    @Test
    void saysWhatItWaitedForAndWhatItSaw() {
        assertThatThrownBy(() -> Await.until("a lag of 10", Duration.ZERO, () -> 7, lag -> lag == 10))
                .isInstanceOf(UnmetConditionException.class)
                .hasMessage("Waited 0 ms for a lag of 10; last seen: '7'");
    }

    @Test
    void keepsTheLastProblemAsTheCause() {
        IllegalArgumentException problem = new IllegalArgumentException("no such topic");

        assertThatThrownBy(() -> Await.until("the topic to exist", Duration.ZERO, () -> {
                    throw problem;
                }))
                .isInstanceOf(UnmetConditionException.class)
                .hasMessageContaining("the topic to exist", "no such topic")
                .hasCause(problem);
    }

    @Test
    void keepsTheInterruptFlag() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Await.until("nothing", AMPLE, () -> false))
                .isInstanceOf(UnmetConditionException.class)
                .hasMessageContaining("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
