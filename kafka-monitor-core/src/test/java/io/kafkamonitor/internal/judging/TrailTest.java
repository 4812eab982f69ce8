package io.kafkamonitor.internal.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.TrailPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailTest {

    private static Trail of(int values) {
        var trail = new Trail();
        for (int i = 0; i < values; i++) {
            trail.add(i * 1_000L, i);
        }
        return trail;
    }

    @Test
    void keepsAFewValuesAsTheyAre() {
        assertThat(of(60).since(0))
                .hasSize(Alert.MOST_TRAIL_POINTS)
                .allSatisfy(point -> assertThat(point.time().toEpochMilli()).isEqualTo((long) (point.value() * 1_000)));
    }

    @Test
    void keepsOfManyTheFirstAndTheNewestAndSomeBetween() {
        for (int values = 61; values < 3_000; values += 7) {
            List<TrailPoint> points = of(values).since(0);

            assertThat(points).hasSizeBetween(Alert.MOST_TRAIL_POINTS / 2, Alert.MOST_TRAIL_POINTS);
            assertThat(points.get(0).value()).isZero();
            assertThat(points.get(points.size() - 1).value()).isEqualTo(values - 1);
            assertAreEvenlyApart(points);
        }
    }

    private static void assertAreEvenlyApart(List<TrailPoint> points) {
        double step = points.get(1).value() - points.get(0).value();
        for (int i = 1; i < points.size() - 1; i++) {
            assertThat(points.get(i).value() - points.get(i - 1).value()).isEqualTo(step);
        }
    }

    @Test
    void leavesOutWhatIsOlder() {
        assertThat(of(10).since(7_000)).extracting(TrailPoint::value).containsExactly(7.0, 8.0, 9.0);
    }
}
