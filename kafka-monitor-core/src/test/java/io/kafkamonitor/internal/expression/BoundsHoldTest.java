package io.kafkamonitor.internal.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.testing.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the unknown numbers are, what is made of all of them is one of those that were said to be possible. */
class BoundsHoldTest {

    private static final Metric PARTS = Metric.amount("test.parts", Unit.BYTES, "Parts.", "group", "topic");
    private static final Metric WHOLES = Metric.amount("test.wholes", Unit.BYTES, "Wholes.", "group");
    private static final double[] POSSIBLE = {0, 1, 3, 7, 1e9};
    private static final Unknown WHY = Unknown.because(UnknownReason.NO_LEADER);

    /** The numbers of a metric in the order of its series; -1 stands for an unknown one. */
    record Numbers(List<Integer> parts, List<Integer> wholes) {}

    @Provide
    Arbitrary<Numbers> numbers() {
        Arbitrary<Integer> number = Arbitraries.of(-1, -1, 0, 2, 4, 9);
        return Combinators.combine(number.list().ofSize(6), number.list().ofSize(3))
                .as(Numbers::new);
    }

    @Provide
    Arbitrary<Node> nodes() {
        return nodes(3);
    }

    private static Arbitrary<Node> nodes(int depth) {
        Arbitrary<Node> series = Arbitraries.of(Series.of(PARTS), Series.of(WHOLES));
        if (depth == 0) {
            return series;
        }
        Arbitrary<Node> inner = nodes(depth - 1);
        Arbitrary<Arithmetic> arithmetics = Arbitraries.of(Arithmetic.values());
        return Arbitraries.oneOf(
                series,
                Combinators.combine(inner, aggregations(), Arbitraries.of(List.of("group"), List.<String>of()))
                        .as((node, aggregation, labels) -> new Aggregate(
                                node, aggregation, node.signature().labels().containsAll(labels) ? labels : List.of())),
                Combinators.combine(inner, arithmetics, inner).as(Join::new),
                Combinators.combine(inner, arithmetics, Arbitraries.of(-2.0, 0.5, 3.0))
                        .as((node, arithmetic, number) -> new Join(node, arithmetic, new Constant(number))));
    }

    private static Arbitrary<Aggregation> aggregations() {
        return Arbitraries.of(
                Aggregation.SUM,
                Aggregation.MOST,
                Aggregation.LEAST,
                Aggregation.MEAN,
                Aggregation.COUNT,
                Aggregation.DEVIATION,
                Aggregation.MEDIAN,
                Aggregation.quantile(0.9));
    }

    @Property
    void whateverIsUnknown(@ForAll("nodes") Node node, @ForAll("numbers") Numbers numbers, @ForAll long seed) {
        Values bounds = node.operator(0).evaluate(evaluation(numbers));
        Values actual = node.operator(0).evaluate(evaluation(filled(numbers, seed)));

        for (int i = 0; i < bounds.size(); i++) {
            assertThat(bounds.subject(i)).isEqualTo(actual.subject(i));
            if (actual.isExact(i)) {
                double slack = Math.abs(actual.low(i)) * 1e-9 + 1e-9;
                assertThat(actual.low(i))
                        .as("%s of %s", node, bounds.subject(i))
                        .isBetween(bounds.low(i) - slack, bounds.high(i) + slack);
            }
            assertThat(bounds.isExact(i)).as("known, or with a reason").isEqualTo(bounds.why(i) == null);
            assertThat(node.signature().reach().least()).isLessThanOrEqualTo(actual.low(i) + 1e-9);
            assertThat(node.signature().reach().most() + 1e-9).isGreaterThanOrEqualTo(Math.min(actual.low(i), 1e300));
        }
    }

    /** An operator that was used before says the same as a new one. */
    @Property
    void whateverWasEvaluatedBefore(
            @ForAll("nodes") Node node, @ForAll("numbers") Numbers before, @ForAll("numbers") Numbers numbers) {
        Operator used = node.operator(0);
        used.evaluate(evaluation(new Numbers(before.parts().subList(0, 4), before.wholes())));
        used.evaluate(evaluation(before));

        assertThat(told(used.evaluate(evaluation(numbers))))
                .isEqualTo(told(node.operator(0).evaluate(evaluation(numbers))));
    }

    private static List<String> told(Values values) {
        var told = new ArrayList<String>();
        for (int i = 0; i < values.size(); i++) {
            told.add(values.subject(i) + " " + values.low(i) + " " + values.high(i) + " " + values.why(i));
        }
        return told;
    }

    private static Numbers filled(Numbers numbers, long seed) {
        return new Numbers(filled(numbers.parts(), seed), filled(numbers.wholes(), seed / 31));
    }

    private static List<Integer> filled(List<Integer> numbers, long seed) {
        var filled = new ArrayList<Integer>();
        long rest = Math.abs(seed / 2);
        for (int number : numbers) {
            filled.add(number >= 0 ? number : (int) POSSIBLE[(int) (rest % POSSIBLE.length)]);
            rest = rest / POSSIBLE.length + rest % 7;
        }
        return filled;
    }

    private static Evaluation evaluation(Numbers numbers) {
        ColumnBuilder parts = Column.builder(PARTS);
        for (int i = 0; i < numbers.parts().size(); i++) {
            add(
                    parts,
                    Labels.of("group", "g" + i / 2, "topic", "t" + i),
                    numbers.parts().get(i));
        }
        ColumnBuilder wholes = Column.builder(WHOLES);
        for (int i = 0; i < numbers.wholes().size(); i++) {
            add(wholes, Labels.of("group", "g" + i), numbers.wholes().get(i));
        }
        return Evaluation.of(Snapshot.of(ManualClock.START, List.of(parts.build(), wholes.build()), Map.of()));
    }

    private static void add(ColumnBuilder column, Labels series, int number) {
        if (number < 0) {
            column.unknown(series, WHY);
        } else {
            column.value(series, number);
        }
    }
}
