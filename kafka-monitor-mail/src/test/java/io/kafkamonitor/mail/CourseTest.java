package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.TrailPoint;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final Unit RECORDS = Unit.of("records");
    private static final Instant BEGIN = Instant.parse("2026-11-22T02:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(30);

    /** A value every 30 seconds; none where it is NaN. */
    private static Optional<Course> course(Unit unit, double... values) {
        var trail = new ArrayList<TrailPoint>();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                trail.add(new TrailPoint(BEGIN.plus(STEP.multipliedBy(i)), values[i]));
            }
        }
        return Course.of(
                Alert.builder("a".repeat(32), "lag", Labels.EMPTY)
                        .values(unit, values[values.length - 1], values[0])
                        .trail(trail)
                        .since(BEGIN)
                        .build(),
                Texts.ENGLISH);
    }

    private static String line(double... values) {
        return course(RECORDS, values).orElseThrow().line();
    }

    private static Optional<String> pace(double... values) {
        return course(RECORDS, values).flatMap(Course::pace);
    }

    @Test
    void drawsABarForEachTimeFromNothingToTheMost() {
        assertThat(line(0, 100, 200, 300, 400, 500, 600, 700)).isEqualTo("▁▂▃▄▅▆▇█ from 0 records in 3 min");
    }

    @Test
    void beginsAtTheLeastWhereAllIsFarFromNothing() {
        assertThat(line(1000, 1001, 1007)).startsWith("▁▂█ from 1,000 records");
        assertThat(line(-7, 0, 7)).startsWith("▁▅█ ");
    }

    @Test
    void showsWhereNothingIsKnown() {
        assertThat(line(100, 200, Double.NaN, Double.NaN, Double.NaN, 700)).startsWith("▂▃···█ from 100 records");
    }

    @Test
    void hasNoMoreBarsThanFitIntoALine() {
        var values = new double[60];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }

        assertThat(line(values).indexOf(' ')).isEqualTo(16);
    }

    @Test
    void saysNothingOfWhatShowsNothing() {
        assertThat(course(RECORDS, 5, 6)).isEmpty();
        assertThat(course(RECORDS, 5, 5, 5, 5)).isEmpty();
        assertThat(course(Unit.YES_NO, 0, 1, 0, 1)).isEmpty();
        assertThat(Course.of(
                        Alert.builder("a".repeat(32), "lag", Labels.EMPTY)
                                .since(BEGIN)
                                .build(),
                        Texts.ENGLISH))
                .isEmpty();
    }

    @Test
    void saysHowFastItGrows() {
        assertThat(pace(0, 500, 1000, 1500)).contains("+1,000 records");
    }

    @Test
    void saysWhenNothingIsLeft() {
        assertThat(pace(5500, 5000, 4500, 4000)).contains("−1,000 records, none left in 4 min");
        assertThat(pace(-1, -2, -3, -4)).contains("−2 records");
    }

    @Test
    void looksAtTheLastFiveMinutesOnly() {
        var values = new double[40];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 28 ? 100_000 - i : 50_000 + i * 100;
        }

        assertThat(pace(values)).contains("+200 records");
    }

    @Test
    void looksFartherBackWhereValuesAreFarApart() {
        var trail = new ArrayList<TrailPoint>();
        for (int i = 0; i < 20; i++) {
            trail.add(new TrailPoint(BEGIN.plus(Duration.ofMinutes(10L * i)), 600.0 * Math.max(0, i - 10)));
        }
        Alert alert = Alert.builder("a".repeat(32), "lag", Labels.EMPTY)
                .values(RECORDS, 5400.0, 5400.0)
                .trail(trail)
                .since(BEGIN)
                .build();

        assertThat(Course.of(alert, Texts.ENGLISH).flatMap(Course::pace)).contains("+60 records");
    }

    @Test
    void saysNothingOfAHardlyChangingValueOrAShortTime() {
        assertThat(pace(100_000, 100_001, 100_002, 100_001)).isEmpty();
        assertThat(Course.of(
                                Alert.builder("a".repeat(32), "lag", Labels.EMPTY)
                                        .values(RECORDS, 3.0, 1.0)
                                        .trail(List.of(
                                                new TrailPoint(BEGIN, 1),
                                                new TrailPoint(BEGIN.plusSeconds(10), 2),
                                                new TrailPoint(BEGIN.plusSeconds(20), 3)))
                                        .since(BEGIN)
                                        .build(),
                                Texts.ENGLISH)
                        .flatMap(Course::pace))
                .isEmpty();
    }
}
