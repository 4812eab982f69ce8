package io.kafkamonitor.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CollectContextTest {

    private final ManualClock clock = new ManualClock();
    private final CollectContext context = CollectContext.startingNow(clock, Duration.ofSeconds(10));

    @Test
    void hasLessTimeLeftAsTimePasses() {
        clock.advance(Duration.ofSeconds(4));

        assertThat(context.timeLeft()).isEqualTo(Duration.ofSeconds(6));
        assertThat(context.startedAt()).isEqualTo(ManualClock.START);
        assertThat(context.nanoTime()).isEqualTo(clock.nanoTime());
    }

    @Test
    void neverHasLessThanNoTimeLeft() {
        clock.advance(Duration.ofSeconds(11));

        assertThat(context.timeLeft()).isZero();
    }

    @Test
    void isNotHurriedByAWallClockThatJumps() {
        clock.jumpWall(Duration.ofHours(1));

        assertThat(context.timeLeft()).isEqualTo(Duration.ofSeconds(10));
    }
}
