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
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever the unknown numbers are, and whatever is not listed, what is made of all of them is one of those that were said to
 * be possible.
 */
class BoundsHoldTest {

    private static final Metric PARTS = Metric.amount("test.parts", Unit.BYTES, "Parts.", "group", "topic");
    private static final Metric WHOLES = Metric.amount("test.wholes", Unit.BYTES, "Wholes.", "group");
    private static final double[] POSSIBLE = {0, 1, 3, 7, 1e9};
    private static final Unknown WHY = Unknown.because(UnknownReason.NO_LEADER);
    private static final int UNKNOWN = -1;
    private static final int UNLISTED = -2;
    private static final int NOTHING = -3;
    private static final int ABSENT = -4;

    /** The numbers of a metric in the order of its series, or what stands for one. */
    record Numbers(List<Integer> parts, List<Integer> wholes) {}

    @Provide
    Arbitrary<Numbers> numbers() {
        Arbitrary<Integer> number = Arbitraries.of(UNKNOWN, UNKNOWN, UNLISTED, NOTHING, ABSENT, 0, 2, 4, 9);
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
                Combinators.combine(
                                inner,
                                Arbitraries.of(Ranked.End.values()),
                                Arbitraries.integers().between(1, 2))
                        .as(Ranked::new),
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

        var actuals = Grouping.of(actual, node.signature().labels());
        for (int i = 0; i < bounds.size(); i++) {
            int found = actuals.find(bounds.subject(i));
            if (found < 0) {
                assertThat(bounds.mayBeNothing(i))
                        .as("no %s of %s", bounds.subject(i), node)
                        .isTrue();
            } else if (isNumber(actual, found)) {
                assertBetween(bounds.low(i), bounds.high(i), actual, found, node);
            } else if (bounds.isExact(i)) {
                assertThat(bounds.mayBeNothing(i))
                        .as("nothing of %s in %s", bounds.subject(i), node)
                        .isTrue();
            }
            assertThat(bounds.isExact(i)).as("known, or with a reason").isEqualTo(bounds.why(i) == null);
        }
        var listed = Grouping.of(bounds, node.signature().labels());
        for (int i = 0; i < actual.size(); i++) {
            Labels subject = actual.subject(i);
            if (listed.find(subject) < 0) {
                assertThat(bounds.gap(subject))
                        .as("a gap for %s in %s", subject, node)
                        .isNotNull();
            }
            if (isNumber(actual, i)) {
                double least = listed.find(subject) < 0 ? bounds.least() : Double.NEGATIVE_INFINITY;
                Reach reach = node.signature().reach();
                assertBetween(Math.max(least, reach.least()), reach.most(), actual, i, node);
            }
        }
    }

    private static boolean isNumber(Values values, int index) {
        return values.isExact(index) && values.why(index) == null;
    }

    private static void assertBetween(double low, double high, Values actual, int index, Node node) {
        double slack = Math.abs(actual.low(index)) * 1e-9 + 1e-9;
        assertThat(actual.low(index))
                .as("%s of %s", node, actual.subject(index))
                .isBetween(low - slack, high + slack);
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
        var random = new Random(seed);
        for (int number : numbers) {
            int possible = random.nextInt(POSSIBLE.length + 1);
            int known = possible < POSSIBLE.length ? (int) POSSIBLE[possible] : NOTHING;
            if (number == UNLISTED) {
                filled.add(random.nextBoolean() ? known : ABSENT);
            } else {
                filled.add(number == UNKNOWN ? known : number);
            }
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
        switch (number) {
            case UNKNOWN -> column.unknown(series, WHY);
            case UNLISTED -> column.gap(series, WHY);
            case NOTHING -> column.unknown(series, Unknown.because(UnknownReason.NOTHING_TO_MEASURE));
            case ABSENT -> {}
            default -> column.value(series, number);
        }
    }
}
