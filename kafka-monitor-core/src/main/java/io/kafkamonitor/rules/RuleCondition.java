package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.internal.expression.Node;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleFunction;

/** A rule that knows what to look at, but not yet what to find wrong. Thresholds are in the unit of
 * the expression. Immutable. */
public final class RuleCondition {

    private final String name;
    private final Node node;

    RuleCondition(String name, Node node) {
        this.name = name;
        this.node = node;
    }

    /**
     * A value above a threshold. It is well again at 90 % of it, or as {@link RuleBuilder#clearsBelow} says; for whole
     * thresholds the difference is rounded down to a whole number, so what is above 0 is well again at 0; and where the
     * metric says what its values can be, it is one of these.
     */
    public RuleBuilder isAbove(double threshold) {
        return new RuleBuilder(name, node, clearing(Limits.above(threshold)));
    }

    /**
     * A value below a threshold. It is well again at 110 % of it, or as {@link RuleBuilder#clearsAbove} says; for whole
     * thresholds the difference is rounded down to a whole number, so what is below 1 is well again at 1.
     */
    public RuleBuilder isBelow(double threshold) {
        return new RuleBuilder(name, node, clearing(Limits.below(threshold)));
    }

    /** A value below the first or above the second threshold, with the same hysteresis on both sides. */
    public RuleBuilder isOutside(double low, double high) {
        return new RuleBuilder(name, node, clearing(Limits.outside(low, high)));
    }

    /** A value above the threshold of its subject, with hysteresis as in {@link #isAbove(double)}. */
    public RuleBuilder isAbove(Thresholds thresholds) {
        return byThresholds(thresholds, Limits::above);
    }

    /** A value below the threshold of its subject, with hysteresis as in {@link #isBelow(double)}. */
    public RuleBuilder isBelow(Thresholds thresholds) {
        return byThresholds(thresholds, Limits::below);
    }

    /** The lowest stands for all where only the side matters. */
    private RuleBuilder byThresholds(Thresholds thresholds, DoubleFunction<Limits> kind) {
        double lowest = thresholds.values().stream().findFirst().orElse(0.0);
        var builder = new RuleBuilder(name, node, clearing(kind.apply(lowest)));
        builder.bySubject =
                new LimitsBySubject(thresholds, kind, node.signature().reach());
        return builder;
    }

    private Limits clearing(Limits limits) {
        return limits.clearingWithin(node.signature().reach());
    }

    /**
     * No series at all. The subject of the rule is the labels for which {@link MetricExpression#where(String, String)} asks for
     * one value. A series whose value is unknown is there, and while not all series could be listed none is missing.
     */
    public RuleBuilder isMissing() {
        return new RuleBuilder(name, node, null);
    }

    /**
     * No series with a value of a label, for each of some that are expected: each is a subject. Otherwise as {@link
     * #isMissing()}.
     *
     * @param values at most 10,000
     */
    public RuleBuilder isMissing(String label, Collection<String> values) {
        var builder = new RuleBuilder(name, node, null);
        builder.expected = new Expected(requireNonNull(label, "label"), List.copyOf(values));
        return builder;
    }
}
