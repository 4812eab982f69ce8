package io.kafkamonitor.internal.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallTimeTest {

    private final ManualClock clock = new ManualClock();
    private final CollectContext pass = CollectContext.startingNow(clock, Duration.ofSeconds(9));

    @Test
    void isNoMoreThanACallMayTake() {
        assertThat(millisOf(Duration.ofSeconds(2))).isEqualTo(2_000);
    }

    @Test
    void isNoMoreThanAPartOfWhatIsLeftOfThePass() {
        assertThat(millisOf(Duration.ofSeconds(5))).isEqualTo(3_000);

        clock.advance(Duration.ofSeconds(6));

        assertThat(millisOf(Duration.ofSeconds(5))).isEqualTo(1_000);
    }

    @Test
    void leavesTimeForTheRestHoweverManyCallsGoUnanswered() {
        for (int call = 0; call < 6; call++) {
            clock.advance(Duration.ofMillis(millisOf(Duration.ofSeconds(5))));
        }

        assertThat(pass.timeLeft()).isGreaterThan(Duration.ofMillis(700));
    }

    @Test
    void isNeverNothingAtAll() {
        clock.advance(Duration.ofMinutes(1));

        assertThat(millisOf(Duration.ofSeconds(5))).isEqualTo(1);
    }

    private int millisOf(Duration most) {
        return CallTime.within(pass, most, "something").millis();
    }
}
