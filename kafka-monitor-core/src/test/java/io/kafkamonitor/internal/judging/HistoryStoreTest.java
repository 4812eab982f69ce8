package io.kafkamonitor.internal.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.history.History;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.history.Point;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryStoreTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");
    private static final Metric TOTAL = Metric.gauge("total", Unit.COUNT, "All lags together.");
    private static final Labels A = Labels.of("topic", "a");
    private static final Labels B = Labels.of("topic", "b");
    private static final Labels C = Labels.of("topic", "c");
    private static final HistoryWindow MINUTE = HistoryWindow.of(LAG, Duration.ofMinutes(1));
    private static final HistoryWindow HOUR = HistoryWindow.of(LAG, Duration.ofHours(1));
    private static final HistoryWindow MONTH = HistoryWindow.of(LAG, Duration.ofDays(31));

    private final ManualClock clock = new ManualClock();
    private HistoryStore store = storeOf(MINUTE);

    private static HistoryStore storeOf(HistoryWindow... windows) {
        return new HistoryStore(
                List.of(RuleTerms.of(new FakeRule("rule", any -> List.of()).lookingBack(windows))), INTERVAL);
    }

    private void add(Column column) {
        store.begin(Snapshot.of(clock.now(), List.of(column), Map.of()), clock.nanoTime());
    }

    private void addAndPass(Column column, int seconds) {
        add(column);
        clock.advance(Duration.ofSeconds(seconds));
    }

    private static Column value(double value) {
        return Column.builder(LAG).value(A, value).build();
    }

    private static Column values(Object... seriesAndValues) {
        var column = Column.builder(LAG);
        for (int i = 0; i < seriesAndValues.length; i += 2) {
            column.value((Labels) seriesAndValues[i], (int) seriesAndValues[i + 1]);
        }
        return column.build();
    }

    private History seen(HistoryWindow... windows) {
        return store.at(clock.nanoTime(), List.of(windows));
    }

    private List<Point> points(HistoryWindow window) {
        return points(window, A);
    }

    private List<Point> points(HistoryWindow window, Labels series) {
        return seen(window).of(window.metric()).points(series, Readings.over(window.lookBack()));
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
    void showsARuleOnlyWhatItAskedFor() {
        store = storeOf(MINUTE, HOUR);
        addAndPass(value(1), 120);
        add(value(2));

        assertThat(points(MINUTE)).containsExactly(point(0, 2));
        assertThat(points(HOUR)).containsExactly(point(120, 1), point(0, 2));
        assertThat(seen().of(LAG).present().size()).isZero();
        assertThatThrownBy(() -> seen().of(LAG).read(0, Readings.over(Duration.ofMinutes(1))))
                .hasMessage("Position 0 of 'lag', of which nothing is remembered; ask for it with a HistoryWindow");
    }

    @Test
    void takesAColumnThatWasNotCollectedAnewForNoOtherReading() {
        Column column = value(1);
        addAndPass(column, 20);
        addAndPass(column, 20);
        add(column);

        assertThat(points(MINUTE)).containsExactly(point(40, 1));
    }

    @Test
    void leavesOutWhatWasUnknown() {
        addAndPass(value(1), 10);
        addAndPass(
                Column.builder(LAG)
                        .unknown(A, Unknown.because(UnknownReason.TIMED_OUT))
                        .build(),
                10);
        add(value(2));

        assertThat(points(MINUTE)).containsExactly(point(20, 1), point(0, 2));
    }

    @Test
    void findsSeriesThatChangeTheirPlaces() {
        addAndPass(values(A, 1, B, 10, C, 100), 10);
        addAndPass(values(C, 200, B, 20, A, 2), 10);
        add(values(B, 30, A, 3, C, 300));

        assertThat(points(MINUTE)).containsExactly(point(20, 1), point(10, 2), point(0, 3));
        assertThat(points(MINUTE, C)).containsExactly(point(20, 100), point(10, 200), point(0, 300));
    }

    @Test
    void beginsAnewForASeriesThatComesInPlaceOfAnother() {
        addAndPass(values(A, 1, B, 10), 10);
        addAndPass(values(A, 2), 10);
        addAndPass(values(C, 100, A, 3), 10);
        add(values(B, 20, C, 200, A, 4));

        assertThat(points(MINUTE)).containsExactly(point(30, 1), point(20, 2), point(10, 3), point(0, 4));
        assertThat(points(MINUTE, B)).containsExactly(point(0, 20));
        assertThat(points(MINUTE, C)).containsExactly(point(10, 100), point(0, 200));
    }

    @Test
    void keepsJustTheSeriesForWhichSomeRuleAsks() {
        HistoryWindow ofA = MINUTE.where(A::equals);
        store = storeOf(ofA, HOUR.where(C::equals));
        addAndPass(values(A, 1, B, 10, C, 100), 10);
        add(values(A, 2, B, 20, C, 200));

        assertThat(points(ofA)).containsExactly(point(10, 1), point(0, 2));
        assertThat(points(ofA, C)).hasSize(2);
        assertThat(points(ofA, B)).isEmpty();
    }

    @Test
    void keepsLongWindowsCoarser() {
        store = storeOf(MONTH, HOUR);
        for (int i = 0; i < 31 * 24; i++) {
            addAndPass(value(i), 3_600);
        }
        add(value(-1));

        List<Point> month = points(MONTH);
        assertThat(month).hasSizeBetween(200, 2 * HistoryWindow.READINGS);
        assertThat(month.get(0).age()).isBetween(Duration.ofDays(30), Duration.ofDays(31));
        assertThat(month.get(month.size() - 1)).isEqualTo(point(0, -1));
        assertThat(points(HOUR)).containsExactly(point(3_600, 743), point(0, -1));
    }

    @Test
    void keepsEveryReadingOfAWindowThatHasNotSoMany() {
        store = storeOf(HOUR);
        for (int i = 0; i < 200; i++) {
            addAndPass(value(i), 30);
        }
        add(value(200));

        assertThat(points(HOUR)).hasSize(121);
    }

    @Test
    void remembersWhatIsDerived() {
        HistoryWindow total = HistoryWindow.of(TOTAL, Duration.ofMinutes(1))
                .derivedBy((snapshot, history) -> Column.builder(TOTAL)
                        .value(Labels.EMPTY, snapshot.column(LAG).value(0) * 2)
                        .build());
        store = storeOf(total);
        addAndPass(value(1), 10);
        assertThat(store.lacks(total)).isTrue();
        derive(total, value(1));
        assertThat(store.lacks(total)).isFalse();
        add(value(2));
        derive(total, value(2));

        assertThat(points(total, Labels.EMPTY)).containsExactly(point(0, 2), point(0, 4));
    }

    private void derive(HistoryWindow window, Column column) {
        Snapshot snapshot = Snapshot.of(clock.now(), List.of(column), Map.of());
        store.add(window.derivation().orElseThrow().derive(snapshot, History.NONE), clock.nanoTime());
    }

    @Test
    void doesNotChangeAfterItWasGivenToARule() {
        add(values(A, 1, B, 10));
        History given = seen(MINUTE);
        clock.advance(Duration.ofMinutes(10));

        add(values(B, 20, A, 2));

        assertThat(given.of(LAG).points(A, Readings.over(Duration.ofMinutes(1))))
                .containsExactly(point(0, 1));
    }
}
