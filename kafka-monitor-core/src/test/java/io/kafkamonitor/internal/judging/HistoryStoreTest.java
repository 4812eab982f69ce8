package io.kafkamonitor.internal.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.HistoryWindow;
import io.kafkamonitor.rule.Point;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryStoreTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");
    private static final Labels A = Labels.of("topic", "a");
    private static final Labels B = Labels.of("topic", "b");
    private static final HistoryWindow MINUTE = HistoryWindow.of(LAG, Duration.ofMinutes(1));
    private static final HistoryWindow HOUR = HistoryWindow.of(LAG, Duration.ofHours(1));

    private final ManualClock clock = new ManualClock();
    private HistoryStore store = storeOf(MINUTE);

    private static HistoryStore storeOf(HistoryWindow... windows) {
        return new HistoryStore(List.of(RuleTerms.of(new FakeRule("rule", any -> List.of()).lookingBack(windows))));
    }

    private void add(Column column) {
        store.add(Snapshot.of(clock.now(), List.of(column), Map.of()), clock.nanoTime());
    }

    private void addAndPass(Column column, int seconds) {
        add(column);
        clock.advance(Duration.ofSeconds(seconds));
    }

    private static Column value(double value) {
        return Column.builder(LAG).value(A, value).build();
    }

    private List<Point> points(HistoryWindow... windows) {
        return store.at(clock.nanoTime(), List.of(windows)).points(LAG, A);
    }

    private static Point point(int seconds, double value) {
        return new Point(Duration.ofSeconds(seconds), value);
    }

    @Test
    void hasThePresentInTheFirstEvaluation() {
        add(value(1));

        assertThat(points(MINUTE)).containsExactly(point(0, 1));
    }

    @Test
    void looksBackNoFurtherThanItsWindow() {
        addAndPass(value(1), 30);
        addAndPass(value(2), 30);
        addAndPass(value(3), 30);
        add(value(4));

        assertThat(points(MINUTE)).containsExactly(point(60, 2), point(30, 3), point(0, 4));
    }

    @Test
    void showsARuleOnlyItsOwnWindow() {
        store = storeOf(MINUTE, HOUR);
        addAndPass(value(1), 120);
        add(value(2));

        assertThat(points(MINUTE)).containsExactly(point(0, 2));
        assertThat(points(HOUR)).containsExactly(point(120, 1), point(0, 2));
        assertThat(points()).isEmpty();
    }

    @Test
    void keepsWhatIsCollectedLessOftenThanItsWindowIsLong() {
        Column column = value(1);
        addAndPass(column, 90);
        addAndPass(column, 90);
        add(column);

        assertThat(points(MINUTE)).containsExactly(point(180, 1));
    }

    @Test
    void leavesOutWhatWasUnknownAndWhatWasNotThere() {
        addAndPass(value(1), 10);
        addAndPass(
                Column.builder(LAG)
                        .unknown(A, Unknown.because(UnknownReason.TIMED_OUT))
                        .build(),
                10);
        addAndPass(Column.builder(LAG).value(B, 7).build(), 10);
        add(value(2));

        assertThat(points(MINUTE)).containsExactly(point(30, 1), point(0, 2));
    }

    @Test
    void findsASeriesThatChangesItsPlace() {
        addAndPass(Column.builder(LAG).value(A, 1).value(B, 10).build(), 10);
        addAndPass(Column.builder(LAG).value(B, 20).value(A, 2).build(), 10);
        add(Column.builder(LAG).value(A, 3).value(B, 30).build());

        assertThat(points(MINUTE)).containsExactly(point(20, 1), point(10, 2), point(0, 3));
    }

    @Test
    void doesNotChangeAfterItWasGivenToARule() {
        add(value(1));
        var given = store.at(clock.nanoTime(), List.of(MINUTE));
        clock.advance(Duration.ofMinutes(10));

        add(value(2));

        assertThat(given.points(LAG, A)).containsExactly(point(0, 1));
    }
}
