package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Gaps;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes one number of several. What is unknown of them may be anything that it can be; where there is nothing to measure,
 * there is no number to go into it.
 */
final class AggregateOperator extends Table implements Operator, Parts {

    private final Aggregate aggregate;
    private final Operator input;
    private final Set<String> labels;
    private int layoutOfInput = -1;
    private Values parts = Nothing.VALUES;
    private Members members = Members.NONE;
    private GroupBounds bounds = new GroupBounds(0);

    AggregateOperator(Aggregate aggregate, Operator input) {
        this.aggregate = aggregate;
        this.input = input;
        this.labels = Set.copyOf(aggregate.labels());
    }

    @Override
    public Values evaluate(Evaluation evaluation) {
        Values values = input.evaluate(evaluation);
        parts = values;
        if (values.layout() != layoutOfInput) {
            layoutOfInput = values.layout();
            members = Members.of(values, aggregate.labels());
            bounds = new GroupBounds(members.largest());
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
        Unknown firstUnknown = null;
        Unknown nothing = null;
        bounds.clear();
        int size = members.size(group);
        for (int i = 0; i < size; i++) {
            int part = members.position(group, i);
            Unknown why = values.why(part);
            if (why != null && why.reason() == UnknownReason.NOTHING_TO_MEASURE && !isCount()) {
                nothing = nothing == null ? why : nothing;
                continue;
            }
            bounds.add(values.low(part), values.high(part), values.mayBeNothing(part));
            if (why == null) {
                known++;
            } else {
                unknown++;
                firstUnknown = firstUnknown == null ? why : firstUnknown;
            }
        }
        Unknown gap = values.hasGaps() ? values.gap(members.group(group)) : null;
        if (bounds.size() == 0 && gap == null && nothing != null) {
            unknown(group, nothing);
            return;
        }
        number(group, gap != null);
        if (low(group) != high(group)) {
            why(group, why(size, known, unknown, firstUnknown, gap));
        }
    }

    private boolean isCount() {
        return aggregate.aggregation().kind() == Aggregation.Kind.COUNT;
    }

    private void number(int group, boolean isMorePossible) {
        Aggregation aggregation = aggregate.aggregation();
        double low;
        double high;
        if (isCount()) {
            low = isMorePossible ? Math.max(1, bounds.sure()) : bounds.size();
            high = bounds.size();
        } else if (bounds.size() == 0 || (bounds.sure() == 0 && isMorePossible)) {
            low = least();
            high = Double.POSITIVE_INFINITY;
        } else {
            low = bounds.low(aggregation);
            high = bounds.high(aggregation);
        }
        if (isMorePossible) {
            low = aggregation.lowWithMore(low, leastOfParts());
            high = aggregation.highWithMore(high);
        }
        bounds(group, low, high);
        if (bounds.sure() == 0 && (isMorePossible || !isCount())) {
            perhapsNothing(group);
        }
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
        return values().gap(subject.keep(labels)); // what it may have beside is of others than the parts
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
