package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ManualClockTest {

    private final ManualClock clock = new ManualClock();
    private final long begin = clock.nanoTime();

    @Test
    void standsStill() {
        assertThat(clock.now()).isEqualTo(ManualClock.START).isEqualTo(clock.now());
        assertThat(clock.nanoTime()).isEqualTo(begin);
    }

    @Test
    void movesBothClocksForward() {
        clock.advance(Duration.ofSeconds(5));
        clock.advance(Duration.ofSeconds(5));

        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(10));
        assertThat(clock.nanoTime() - begin).isEqualTo(10_000_000_000L);
    }

    @Test
    void movesTheWallClockAlone() {
        clock.jumpWall(Duration.ofHours(-1));

        assertThat(clock.now()).isEqualTo(ManualClock.START.minusSeconds(3600));
        assertThat(clock.nanoTime()).isEqualTo(begin);
    }

    @Test
    void doesNotRunBackwards() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-1S");
    }
}
