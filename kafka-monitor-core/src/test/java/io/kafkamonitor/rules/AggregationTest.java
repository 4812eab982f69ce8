package io.kafkamonitor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rules.Aggregation.Completeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AggregationTest {

    private static final double HUGE = 1e9;
    private static final double[] POSSIBLE = {0, 1, 3, 7, HUGE};

    private static Tally tally(List<Double> known, int unknown) {
        var tally = new Tally(Labels.EMPTY);
        known.forEach(tally::add);
        for (int i = 0; i < unknown; i++) {
            tally.addUnknown(Optional.of(Unknown.because(UnknownReason.NO_LEADER)));
        }
        return tally;
    }

    @ParameterizedTest
    @EnumSource
    void isExactIfAllIsKnown(Aggregation aggregation) {
        Bounds bounds = aggregation.of(tally(List.of(2.0, 4.0, 9.0), 0), Completeness.ALL_LISTED);

        assertThat(bounds).isEqualTo(Bounds.exactly(plainly(aggregation, List.of(2.0, 4.0, 9.0))));
    }

    @ParameterizedTest
    @EnumSource
    void boundsHoldWhateverTheUnknownOnesAre(Aggregation aggregation) {
        Bounds bounds = aggregation.of(tally(List.of(2.0, 4.0), 2), Completeness.ALL_LISTED);

        for (double one : POSSIBLE) {
            for (double other : POSSIBLE) {
                double value = plainly(aggregation, List.of(2.0, 4.0, one, other));
                assertThat(value).as("with %s and %s", one, other).isBetween(bounds.low(), bounds.high());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void boundsHoldHoweverManyAreNotListed(Aggregation aggregation) {
        Bounds bounds = aggregation.of(tally(List.of(2.0, 4.0), 0), Completeness.MORE_POSSIBLE);

        for (double value : POSSIBLE) {
            var all = new ArrayList<>(List.of(2.0, 4.0));
            for (int i = 0; i < 20; i++) {
                assertThat(plainly(aggregation, all)).isBetween(bounds.low(), bounds.high());
                all.add(value);
            }
        }
    }

    @Test
    void boundsAreNoWiderThanNeeded() {
        Tally part = tally(List.of(2.0, 4.0), 2);

        assertThat(Aggregation.SUM.of(part, Completeness.ALL_LISTED).low()).isEqualTo(6);
        assertThat(Aggregation.MAX.of(part, Completeness.ALL_LISTED).low()).isEqualTo(4);
        assertThat(Aggregation.MIN.of(part, Completeness.ALL_LISTED)).isEqualTo(new Bounds(0, 2));
        assertThat(Aggregation.MEAN.of(part, Completeness.ALL_LISTED).low()).isEqualTo(1.5);
        assertThat(Aggregation.COUNT.of(part, Completeness.ALL_LISTED)).isEqualTo(Bounds.exactly(4));
    }

    @Test
    void assumesNothingOfTheUnknownOnesWhereValuesMayBeNegative() {
        Tally part = tally(List.of(-2.0, 4.0), 1);

        assertThat(Aggregation.SUM.of(part, Completeness.ALL_LISTED))
                .isEqualTo(new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(Aggregation.MIN.of(part, Completeness.ALL_LISTED))
                .isEqualTo(new Bounds(Double.NEGATIVE_INFINITY, -2));
    }

    @Test
    void nothingKnownIsAnythingFromZero() {
        Tally nothing = tally(List.of(), 3);

        for (Aggregation aggregation : List.of(Aggregation.SUM, Aggregation.MAX, Aggregation.MIN, Aggregation.MEAN)) {
            assertThat(aggregation.of(nothing, Completeness.ALL_LISTED))
                    .as("%s", aggregation)
                    .isEqualTo(new Bounds(0, Double.POSITIVE_INFINITY));
        }
    }

    @Test
    void saysWhyItIsNotKnown() {
        Unknown denied = Unknown.because(UnknownReason.NOT_AUTHORIZED);

        assertThat(tally(List.of(), 2).why(Optional.empty())).hasToString("the partition has no leader");
        assertThat(tally(List.of(1.0), 2).why(Optional.empty()))
                .hasToString("only partly known (2 of 3 parts: the partition has no leader)");
        assertThat(tally(List.of(1.0), 0).why(Optional.of(denied))).isEqualTo(denied);
    }

    private static double plainly(Aggregation aggregation, List<Double> values) {
        var statistics = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return switch (aggregation) {
            case SUM -> statistics.getSum();
            case MAX -> statistics.getMax();
            case MIN -> statistics.getMin();
            case MEAN -> statistics.getAverage();
            case COUNT -> statistics.getCount();
        };
    }
}
