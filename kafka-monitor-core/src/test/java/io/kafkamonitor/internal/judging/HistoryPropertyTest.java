package io.kafkamonitor.internal.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.history.Past;
import io.kafkamonitor.history.Point;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The history by columns says the same as a list for each series. */
class HistoryPropertyTest {

    private static final Metric SIZE = Metric.gauge("size", Unit.BYTES, "Size.", "number");
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final HistoryWindow WINDOWS = HistoryWindow.of(SIZE, WINDOW);
    private static final Unknown WHY = Unknown.because(UnknownReason.TIMED_OUT);

    private final Map<Integer, List<Point>> expected = new HashMap<>();
    private final HistoryStore store =
            new HistoryStore(List.of(RuleTerms.of(new FakeRule("rule", any -> List.of()).lookingBack(WINDOWS))), STEP);
    private long now;

    @Property
    void whateverComesAndGoesAndIsUnknown(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int passes, @ForAll @IntRange(max = 60) int most) {
        var random = new Random(seed);
        for (int pass = 0; pass < passes; pass++) {
            now += STEP.toNanos();
            List<Integer> present = pass(random, most);
            Past past = store.at(now, List.of(WINDOWS)).of(SIZE);
            Readings readings = Readings.over(WINDOW);
            for (int i = 0; i < present.size(); i++) {
                past.read(i, readings);
                assertThat(points(readings)).isEqualTo(expectedOf(present.get(i)));
            }
        }
    }

    /** Most series stay, as they do in a cluster; some are gone, some are not known, and now and then the order is another. */
    private List<Integer> pass(Random random, int most) {
        var present = new ArrayList<Integer>();
        ColumnBuilder column = Column.builder(SIZE);
        for (int i = 0; i < most; i++) {
            int number = random.nextInt(50) == 0 ? most - 1 - i : i;
            if (random.nextInt(20) == 0 || present.contains(number)) {
                continue;
            }
            present.add(number);
            Labels series = Labels.of("number", "" + number);
            List<Point> points = expected.computeIfAbsent(number, any -> new ArrayList<>());
            if (random.nextInt(30) == 0) {
                column.unknown(series, WHY);
            } else {
                column.value(series, random.nextInt(100));
                points.add(new Point(Duration.ofNanos(now), 0));
            }
        }
        expected.keySet().retainAll(present);
        Column built = column.build();
        store.begin(Snapshot.of(ManualClock.START, List.of(built), Map.of()), now);
        for (int i = 0; i < built.size(); i++) {
            List<Point> points = expected.get(present.get(i));
            if (built.isKnown(i)) {
                points.set(points.size() - 1, new Point(Duration.ofNanos(now), built.value(i)));
            }
        }
        return present;
    }

    private List<Point> expectedOf(int number) {
        return expected.get(number).stream()
                .map(point -> new Point(Duration.ofNanos(now).minus(point.age()), point.value()))
                .filter(point -> point.age().compareTo(WINDOW) <= 0)
                .toList();
    }

    private static List<Point> points(Readings readings) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < readings.size(); i++) {
            points.add(new Point(Duration.ofNanos(readings.ageNanos(i)), readings.value(i)));
        }
        return points;
    }
}
