package io.kafkamonitor.internal.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryClockTest {

    private Instant wall = Instant.parse("2026-01-01T00:00:00Z");
    private long nanos = 42;

    private final HistoryClock clock = new HistoryClock(new TimeSource() {
        @Override
        public Instant now() {
            return wall;
        }

        @Override
        public long nanoTime() {
            return nanos;
        }
    });

    private Duration after(Duration onTheWall, Duration monotonic) {
        wall = wall.plus(onTheWall);
        nanos += monotonic.toNanos();
        return Duration.ofNanos(clock.nanos());
    }

    @Test
    void movesOnWithTheMonotonicClock() {
        assertThat(after(Duration.ofSeconds(31), Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(after(Duration.ofSeconds(-3_600), Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void letsTheTimePassForWhichAMachineWasSuspended() {
        assertThat(after(Duration.ofHours(1), Duration.ofSeconds(30))).isEqualTo(Duration.ofHours(1));
        assertThat(after(Duration.ofSeconds(30), Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(3_630));
    }
}
