package io.kafkamonitor.internal.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of collectors that have more series than they may. */
class CollectLimitsTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");
    private static final Metric SIZE = Metric.gauge("size", Unit.COUNT, "Size.", "topic");
    private static final Unknown DOWN = Unknown.because(UnknownReason.UNREACHABLE);

    private final HealthBoard board = new HealthBoard();
    private final FakeCollector lag = new FakeCollector("lag", LAG);
    private final FakeCollector size = new FakeCollector("size", SIZE);
    private @Nullable Collecting collecting;

    @BeforeEach
    void writeTenSeriesEach() {
        for (int i = 0; i < 10; i++) {
            lag.value(LAG, topic(i), i);
            size.value(SIZE, topic(i), i);
        }
    }

    @AfterEach
    void stop() {
        if (collecting != null) {
            collecting.stop();
        }
    }

    private static Labels topic(int number) {
        return Labels.of("topic", "t" + number);
    }

    private Snapshot collect(CollectLimits limits) throws InterruptedException {
        if (collecting == null) {
            var surroundings = new Surroundings(board, new ManualClock(), new MonitorThreads("limits-test"));
            collecting = new Collecting(List.of(lag, size), limits, surroundings);
        }
        return collecting.collect();
    }

    private static CollectLimits limits(int each, Map<String, Integer> own, int all) {
        return new CollectLimits(Duration.ofMinutes(1), each, own, all);
    }

    @Test
    void keepsWhatFitsAndCountsTheRest() throws InterruptedException {
        Snapshot snapshot = collect(limits(10, Map.of("lag", 4), 100));

        assertThat(snapshot.failures()).isEmpty();
        assertThat(snapshot.column(LAG).size()).isEqualTo(4);
        assertThat(snapshot.column(LAG).gap(topic(3))).isEmpty();
        assertThat(snapshot.column(LAG).gap(topic(4))).isPresent();
        assertThat(snapshot.column(SIZE).size()).isEqualTo(10);
        assertThat(snapshot.column(SIZE).gap(Labels.EMPTY)).isEmpty();
        assertThat(board.dropped()).isEqualTo(Map.of("lag", 6L));
    }

    @Test
    void letsACollectorOfItsOwnLimitHaveMore() throws InterruptedException {
        Snapshot snapshot = collect(limits(4, Map.of("lag", 10), 100));

        assertThat(snapshot.column(LAG).size()).isEqualTo(10);
        assertThat(snapshot.column(SIZE).size()).isEqualTo(4);
    }

    @Test
    void leavesEachCollectorAFairShareOfAllTogether() throws InterruptedException {
        for (int i = 0; i < 7; i++) {
            size.silent(SIZE, topic(i));
        }

        for (int pass = 0; pass < 5; pass++) {
            Snapshot snapshot = collect(limits(10, Map.of(), 8));

            assertThat(snapshot.size()).isEqualTo(8);
            assertThat(snapshot.column(SIZE).size()).isEqualTo(3);
            assertThat(snapshot.column(LAG).size()).isEqualTo(5);
            assertThat(snapshot.column(LAG).gap(topic(7))).isPresent();
            assertThat(board.dropped()).isEqualTo(Map.of("lag", 5L));
        }
    }

    @Test
    void hasThemAllAgainWhenThereIsRoom() throws InterruptedException {
        collect(limits(10, Map.of(), 12));
        for (int i = 2; i < 10; i++) {
            size.gone(topic(i));
        }

        Snapshot snapshot = collect(limits(10, Map.of(), 12));

        assertThat(snapshot.column(LAG).size()).isEqualTo(10);
        assertThat(snapshot.column(LAG).gap(Labels.EMPTY)).isEmpty();
        assertThat(board.dropped()).isEmpty();
    }

    @Test
    void keepsNoMoreThanThatUnderALastingGapWithNamesThatChange() throws InterruptedException {
        lag.incomplete(LAG, DOWN);
        for (int i = 10; i < 1_000; i++) {
            lag.silent(LAG, topic(i - 10)).value(LAG, topic(i), i);
            Snapshot snapshot = collect(limits(100, Map.of(), 1_000));

            assertThat(snapshot.column(LAG).size()).isLessThanOrEqualTo(100);
        }
    }
}
