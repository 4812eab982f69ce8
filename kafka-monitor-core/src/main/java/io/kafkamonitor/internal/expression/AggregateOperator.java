package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Gaps;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes one number of several. What is unknown of them may be anything that it can be; where there is nothing to measure,
 * there is no number to go into it.
 */
final class AggregateOperator extends Table implements Operator, Parts {

    private final Aggregate aggregate;
    private final Operator input;
    private int layoutOfInput = -1;
    private Values parts = Nothing.VALUES;
    private Members members = Members.NONE;
    private double[] lows = {};
    private double[] highs = {};

    AggregateOperator(Aggregate aggregate, Operator input) {
        this.aggregate = aggregate;
        this.input = input;
    }

    @Override
    public Values evaluate(Evaluation evaluation) {
        Values values = input.evaluate(evaluation);
        parts = values;
        if (values.layout() != layoutOfInput) {
            layoutOfInput = values.layout();
            members = Members.of(values, aggregate.labels());
            lows = new double[members.largest()];
            highs = new double[members.largest()];
            begin(members.size());
        }
        for (int group = 0; group < members.size(); group++) {
            join(group, values);
        }
        return this;
    }

    private void join(int group, Values values) {
        int known = 0;
        int unknown = 0;
        int measured = 0;
        boolean isExact = true;
        Unknown firstUnknown = null;
        Unknown nothing = null;
        int size = members.size(group);
        for (int i = 0; i < size; i++) {
            int part = members.position(group, i);
            Unknown why = values.why(part);
            if (why != null && why.reason() == UnknownReason.NOTHING_TO_MEASURE && !isCount()) {
                nothing = nothing == null ? why : nothing;
                continue;
            }
            lows[measured] = values.low(part);
            highs[measured] = values.high(part);
            isExact &= lows[measured] == highs[measured];
            measured++;
            if (why == null) {
                known++;
            } else {
                unknown++;
                firstUnknown = firstUnknown == null ? why : firstUnknown;
            }
        }
        Unknown gap = values.hasGaps() ? values.gap(members.group(group)) : null;
        if (measured == 0 && gap == null && nothing != null) {
            unknown(group, nothing);
            return;
        }
        number(group, measured, isExact, gap != null);
        if (low(group) != high(group)) {
            why(group, why(size, known, unknown, firstUnknown, gap));
        }
    }

    private boolean isCount() {
        return aggregate.aggregation().kind() == Aggregation.Kind.COUNT;
    }

    private void number(int group, int measured, boolean isExact, boolean isMorePossible) {
        Aggregation aggregation = aggregate.aggregation();
        double low;
        double high;
        if (measured == 0) {
            low = least();
            high = Double.POSITIVE_INFINITY;
        } else if (isExact || isCount()) {
            low = aggregation.of(lows, measured);
            high = low;
        } else if (aggregation.isMonotone()) {
            low = aggregation.of(lows, measured);
            high = aggregation.of(highs, measured);
        } else {
            low = 0;
            high = Double.POSITIVE_INFINITY;
        }
        if (isMorePossible) {
            low = aggregation.lowWithMore(low, leastOfParts());
            high = aggregation.highWithMore(high);
        }
        bounds(group, low, high);
    }

    private static Unknown why(
            int size, int known, int unknown, @Nullable Unknown firstUnknown, @Nullable Unknown gap) {
        if (firstUnknown == null) {
            return gap == null ? Unknown.because(UnknownReason.INCOMPLETE) : gap;
        }
        return known == 0 && gap == null
                ? firstUnknown
                : new Unknown(UnknownReason.INCOMPLETE, unknown + " of " + size + " parts: " + firstUnknown);
    }

    private double leastOfParts() {
        return values().least();
    }

    @Override
    public Parts parts() {
        return this;
    }

    @Override
    public Unit unit() {
        return aggregate.input().signature().unit();
    }

    @Override
    public void forEach(int index, IntConsumer position) {
        for (int i = 0; i < members.size(index); i++) {
            position.accept(members.position(index, i));
        }
    }

    @Override
    public Values values() {
        return parts;
    }

    @Override
    public Labels subject(int index) {
        return members.group(index);
    }

    @Override
    public @Nullable Unknown gap(Labels subject) {
        return values().gap(subject);
    }

    @Override
    public Gaps gaps() {
        return values().gaps();
    }

    /** Of a group without any member that is known: as if it had one, or any number of them. */
    @Override
    public double least() {
        return switch (aggregate.aggregation().kind()) {
            case COUNT -> 1;
            case DEVIATION -> 0;
            case SUM -> leastOfParts() >= 0 ? leastOfParts() : Double.NEGATIVE_INFINITY;
            case MOST, LEAST, MEAN, QUANTILE -> leastOfParts();
        };
    }
}
