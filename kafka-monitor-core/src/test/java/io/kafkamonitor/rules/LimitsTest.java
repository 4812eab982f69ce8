package io.kafkamonitor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.rule.Outcome;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsTest {

    private static final int SPAN = 12;

    static Stream<Limits> limits() {
        return Stream.of(
                Limits.above(0),
                Limits.above(5).clearingIn(Double.NEGATIVE_INFINITY, 2),
                Limits.below(3).clearingIn(5, Double.POSITIVE_INFINITY),
                Limits.below(1),
                Limits.outside(-4, 6).clearingIn(-1, 3),
                Limits.outside(-4, 6).clearingIn(-4, 6));
    }

    /** Of bounds is said what is said of all numbers between them; if they differ, it is unknown. */
    @ParameterizedTest
    @MethodSource("limits")
    void saysOfBoundsOnlyWhatHoldsForEachNumberBetween(Limits limits) {
        for (int low = -SPAN; low <= SPAN; low++) {
            for (int high = low; high <= SPAN; high++) {
                Set<Outcome> each = IntStream.rangeClosed(low * 2, high * 2)
                        .mapToObj(half -> plainly(limits, half / 2.0))
                        .collect(Collectors.toSet());

                Outcome expected = each.size() == 1 ? each.iterator().next() : Outcome.UNKNOWN;
                assertThat(limits.judge(low, high))
                        .as("%s of %d to %d", limits, low, high)
                        .isEqualTo(expected);
            }
        }
    }

    private static Outcome plainly(Limits limits, double value) {
        if (value > limits.high() || value < limits.low()) {
            return Outcome.BREACHED;
        }
        return value > limits.clearHigh() || value < limits.clearLow() ? Outcome.HOLDING : Outcome.CLEAR;
    }

    @Test
    void judgesBoundsWithoutEnd() {
        double infinity = Double.POSITIVE_INFINITY;

        assertThat(Limits.above(10).judge(11, infinity)).isEqualTo(Outcome.BREACHED);
        assertThat(Limits.above(10).judge(9.5, infinity)).isEqualTo(Outcome.UNKNOWN);
        assertThat(Limits.above(10).judge(0, infinity)).isEqualTo(Outcome.UNKNOWN);
        assertThat(Limits.below(10).judge(11, infinity)).isEqualTo(Outcome.CLEAR);
        assertThat(Limits.below(10).judge(-infinity, 9)).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void clearsTenPercentBetterThanTheThreshold() {
        assertThat(Limits.above(10_000).clearHigh()).isEqualTo(9_000);
        assertThat(Limits.above(0.5).clearHigh()).isEqualTo(0.45);
        assertThat(Limits.below(0.5).clearLow()).isEqualTo(0.55);
        assertThat(Limits.outside(-0.5, 0.5).clearLow()).isEqualTo(-0.45);
        assertThat(Limits.outside(-0.5, 0.5).clearHigh()).isEqualTo(0.45);
    }

    @Test
    void clearsAtTheThresholdWhereThereIsNoWholeNumberBetween() {
        assertThat(Limits.above(0).clearHigh()).isZero();
        assertThat(Limits.above(5).clearHigh()).isEqualTo(5);
        assertThat(Limits.below(1).clearLow()).isEqualTo(1);
        assertThat(Limits.below(1).judge(1, 1)).isEqualTo(Outcome.CLEAR);
    }

    @Test
    void isCriticalOnlyIfItSurelyIs() {
        Limits limits = Limits.above(0.8).criticalOutside(Double.NEGATIVE_INFINITY, 0.9);

        assertThat(limits.isCritical(Bounds.exactly(0.95))).isTrue();
        assertThat(limits.isCritical(Bounds.exactly(0.9))).isFalse();
        assertThat(limits.isCritical(new Bounds(0.85, 1))).isFalse();
        assertThat(Limits.above(0.8).isCritical(Bounds.exactly(1e9))).isFalse();
    }

    @Test
    void namesTheThresholdThatWasPassed() {
        Limits limits = Limits.outside(-1, 1).criticalOutside(-2, 2);

        assertThat(limits.passed(Bounds.exactly(1.5))).isEqualTo(1);
        assertThat(limits.passed(Bounds.exactly(2.5))).isEqualTo(2);
        assertThat(limits.passed(Bounds.exactly(-1.5))).isEqualTo(-1);
        assertThat(limits.passed(Bounds.exactly(-2.5))).isEqualTo(-2);
    }
}
