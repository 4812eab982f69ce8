package io.kafkamonitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.testing.TestHistory;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    private static final double MOST = Double.MAX_VALUE;

    /** Values a minute apart, the last one now, in a window that is just as long. */
    private static Readings readings(double... values) {
        Readings readings = Readings.over(Duration.ofMinutes(Math.max(1, values.length - 1)));
        for (int i = 0; i < values.length; i++) {
            add(readings, 60 * (values.length - 1 - i), values[i]);
        }
        return readings;
    }

    private static void add(Readings readings, int age, double value) {
        readings.add(Duration.ofSeconds(age).toNanos(), value);
    }

    /** Readings of a window of 100 s that are so many seconds old. */
    private static Readings at(int... ages) {
        Readings readings = Readings.over(Duration.ofSeconds(100));
        Arrays.stream(ages).forEach(age -> add(readings, age, 1));
        return readings;
    }

    @Test
    void makeTheUsualOfTheirValues() {
        Readings readings = readings(4, 2, 8, 8, 3);

        assertThat(readings.size()).isEqualTo(5);
        assertThat(readings.first()).isEqualTo(4);
        assertThat(readings.last()).isEqualTo(3);
        assertThat(readings.least()).isEqualTo(2);
        assertThat(readings.most()).isEqualTo(8);
        assertThat(readings.sum()).isEqualTo(25);
        assertThat(readings.average()).isEqualTo(5);
        assertThat(readings.standardDeviation()).isCloseTo(Math.sqrt(32.0 / 5), within(1e-12));
        assertThat(readings.change()).isEqualTo(-1);
        assertThat(readings.changes()).isEqualTo(3);
        assertThat(readings.falls()).isEqualTo(2);
    }

    @Test
    void interpolateBetweenTheNearestForAQuantile() {
        Readings readings = readings(40, 10, 30, 20);

        assertThat(readings.quantile(0)).isEqualTo(10);
        assertThat(readings.quantile(0.5)).isEqualTo(25);
        assertThat(readings.quantile(1)).isEqualTo(40);
        assertThat(readings.value(0)).as("the order of the values").isEqualTo(40);
        assertThatThrownBy(() -> readings.quantile(95))
                .hasMessage("A quantile of '95.0' is none; give a part from 0 to 1, as 0.95 for 95 of a hundred");
    }

    @Test
    void countACounterThatFallsFromZeroAgain() {
        Readings readings = readings(1000, 1100, 30, 50);

        assertThat(readings.increase()).isEqualTo(150);
        assertThat(readings.rate()).isEqualTo(150 / 180.0);
    }

    @Test
    void knowASteadyRiseByThatItNeverFalls() {
        assertThat(readings(10, 10, 30, 30, 45).steadyRise()).isEqualTo(35);
        assertThat(readings(10, 20, 19, 30, 45).steadyRise()).isZero();
    }

    @Test
    void fitALineThatNeedNotMeetTheLastValue() {
        Readings readings = readings(0, 60, 120, 180, 200);

        assertThat(readings.slope()).isCloseTo(52 / 60.0, within(1e-12));
        assertThat(readings.forecast(0)).isCloseTo(216, within(1e-9));
        assertThat(readings.forecast(60)).isCloseTo(268, within(1e-9));
        assertThat(readings(7, 7, 7, 7).slope()).isZero();
    }

    @Test
    void areWholeWhileNoThreeTenthsOfTheWindowAreWithoutOne() {
        assertThat(at(100, 75, 50, 25, 0).isWhole()).isTrue();
        assertThat(at(70, 40, 10).isWhole()).isTrue();
        assertThat(at(90, 60, 30).isWhole()).isTrue();
        assertThat(at(100, 75, 44, 25, 0).isWhole()).as("has a hole").isFalse();
        assertThat(at(0).isWhole()).isFalse();
        assertThat(at().isWhole()).isFalse();
    }

    /** What was seen of the last 21 minutes says nothing of the last 30. */
    @Test
    void beginAndEndAsNearlyAsTheyAreCloseToEachOther() {
        assertThat(at(70, 60, 50, 40, 30, 20, 10, 0).isWhole())
                .as("begins late")
                .isFalse();
        assertThat(at(84, 74, 64, 54, 44, 34, 24, 14, 4).isWhole())
                .as("begins late")
                .isFalse();
        assertThat(at(85, 75, 65, 55, 45, 35, 25, 15, 5).isWhole()).isTrue();
        assertThat(at(95, 85, 75, 65, 55, 45, 35, 25, 16).isWhole())
                .as("ends early")
                .isFalse();
        assertThat(at(69, 50, 25, 0).isWhole()).as("begins late").isFalse();
        assertThat(at(100, 75, 50, 31).isWhole()).as("ends early").isFalse();
    }

    @Test
    void leaveOutWhatIsOutsideOfTheirWindow() {
        Readings readings = Readings.between(Duration.ofMinutes(5), Duration.ofMinutes(2));
        for (int age : new int[] {301, 300, 200, 120, 119, 0}) {
            add(readings, age, age);
        }

        assertThat(readings.points()).extracting(Point::value).containsExactly(300.0, 200.0, 120.0);
        assertThatThrownBy(() -> Readings.between(Duration.ofMinutes(2), Duration.ofMinutes(2)))
                .hasMessage("A window from 'PT2M' to 'PT2M' ago is none; let it begin before it ends");
    }

    @Test
    void stayFiniteWhateverTheValues() {
        assertThat(readings(0, MOST, 0, MOST).increase()).isEqualTo(MOST);
        assertThat(readings(-MOST, 0, MOST).steadyRise()).isEqualTo(MOST);
        assertThat(readings(MOST, MOST).sum()).isEqualTo(MOST);
        assertThat(readings(-MOST, MOST, -MOST, MOST).average()).isFinite();
        assertThat(readings(-MOST, MOST, -MOST, MOST).standardDeviation()).isFinite();
        assertThat(readings(-MOST, MOST).quantile(0.5)).isZero();
        assertThat(readings(-MOST, MOST, -MOST, MOST).slope()).isFinite();
        assertThat(readings(-MOST, MOST, -MOST, MOST).forecast(1e9)).isFinite();
    }

    @Test
    void sayThatThereAreTooFewRatherThanMakeSomethingUp() {
        assertThatThrownBy(() -> readings().average()).hasMessage("There are 0 readings and none at 0");
        assertThatThrownBy(() -> readings(1).rate())
                .hasMessage("All 1 readings are of one moment; ask isWhole() first");
        assertThatThrownBy(() -> readings(1).slope())
                .hasMessage("All 1 readings are of one moment; ask isWhole() first");
    }

    @Test
    void holdAnyNumberOfValues() {
        Readings readings = Readings.over(Duration.ofHours(1));
        for (int age = 1_000; age >= 0; age--) {
            add(readings, age, age);
        }

        assertThat(readings.size()).isEqualTo(1_001);
        assertThat(readings.quantile(0.25)).isEqualTo(250);
    }

    @Test
    void takeWhatWasReadAtTheSameTimesInOneGo() {
        long[] ages = {100_000_000_000L, 75_000_000_000L, 50_000_000_000L, 25_000_000_000L};
        double[] values = {9, 1, 2, 3, 4, 9};
        Readings readings = at();

        readings.addAll(ages, values, 1);
        assertThat(readings.isWhole()).isTrue();
        assertThat(readings.sum()).isEqualTo(10);
        readings.add(0, 5);
        assertThat(readings.points()).extracting(Point::value).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
        assertThat(readings.isWhole()).isTrue();
        assertThat(ages).endsWith(25_000_000_000L);

        readings.clear();
        readings.addAll(new long[] {200_000_000_000L, 90_000_000_000L, 0}, values, 0);
        assertThat(readings.points()).extracting(Point::value).containsExactly(1.0, 2.0);
        assertThat(readings.isWhole()).isFalse();
    }

    /** The rule of a plug-in, which knows nothing but the api. */
    @Test
    void areReadOfOneSeriesAfterTheOther() {
        Metric sent = Metric.counter("sent", Unit.BYTES, "Sent.", "client");
        History history = new TestHistory()
                .add(sent, Labels.of("client", "a"), Duration.ofMinutes(1), 0, 60, 120, 180, 240)
                .add(sent, Labels.of("client", "b"), Duration.ofMinutes(1), 5, 5);
        Past past = history.of(sent);
        Readings readings = Readings.over(Duration.ofMinutes(4));

        past.read(0, readings);
        assertThat(readings.isWhole()).isTrue();
        assertThat(readings.rate()).isEqualTo(1);
        past.read(1, readings);
        assertThat(readings.isWhole()).isFalse();
        assertThat(past.points(Labels.of("client", "b"), readings))
                .containsExactly(new Point(Duration.ofMinutes(1), 5), new Point(Duration.ZERO, 5));
        assertThat(past.points(Labels.of("client", "c"), readings)).isEmpty();
    }
}
