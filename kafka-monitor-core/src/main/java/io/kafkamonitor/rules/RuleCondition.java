package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.internal.expression.Age;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.metric.Labels;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

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
        return byThresholds(thresholds, Side.ABOVE);
    }

    /** A value below the threshold of its subject, with hysteresis as in {@link #isBelow(double)}. */
    public RuleBuilder isBelow(Thresholds thresholds) {
        return byThresholds(thresholds, Side.BELOW);
    }

    /**
     * A value above another, such as one that the subject itself has for it; it has just the labels of the subjects or some of
     * them. A subject without that other is not judged, and if the other is unknown so is what comes of it. Otherwise as in
     * {@link #isAbove(double)}.
     *
     * @param threshold in the same unit
     */
    public RuleBuilder isAbove(Expression threshold) {
        return byExpression(threshold, Side.ABOVE);
    }

    /** A value below another, as in {@link #isAbove(Expression)}. */
    public RuleBuilder isBelow(Expression threshold) {
        return byExpression(threshold, Side.BELOW);
    }

    /**
     * A value above what a function of the host gives for the subject. It is called for each subject in each evaluation, so
     * it has to be quick and must not block; what it throws is a failure of the rule. Otherwise as in {@link #isAbove(double)}.
     *
     * @param name what these thresholds are, for people; a rule that has them cannot be written as text
     * @param thresholds give an infinite one where nothing is to be found wrong
     */
    public RuleBuilder isAbove(String name, ToDoubleFunction<Labels> thresholds) {
        return byFunction(name, thresholds, Side.ABOVE);
    }

    /** A value below what a function of the host gives, as in {@link #isAbove(String, ToDoubleFunction)}. */
    public RuleBuilder isBelow(String name, ToDoubleFunction<Labels> thresholds) {
        return byFunction(name, thresholds, Side.BELOW);
    }

    /** The lowest stands for all where only the side matters. */
    private RuleBuilder byThresholds(Thresholds thresholds, Side side) {
        double lowest = thresholds.values().stream().findFirst().orElse(0.0);
        return bySubject(
                new PatternLimits(thresholds, limitsOf(side)), limitsOf(side).of(lowest));
    }

    private RuleBuilder byExpression(Expression threshold, Side side) {
        Node thresholds = requireNonNull(threshold, "threshold").node;
        return bySubject(
                new ExpressionLimits(thresholds, limitsOf(side)), limitsOf(side).of(0));
    }

    private RuleBuilder byFunction(String named, ToDoubleFunction<Labels> thresholds, Side side) {
        requireNonNull(thresholds, "thresholds");
        var limits = new FunctionLimits(requireNonNull(named, "name"), thresholds, limitsOf(side));
        return bySubject(limits, limitsOf(side).of(0));
    }

    private LimitsOfThreshold limitsOf(Side side) {
        return new LimitsOfThreshold(side, node.signature().reach());
    }

    private RuleBuilder bySubject(LimitsBySubject limits, Limits one) {
        var builder = new RuleBuilder(name, node, one);
        builder.bySubject = limits;
        return builder;
    }

    private Limits clearing(Limits limits) {
        return limits.clearingWithin(node.signature().reach());
    }

    /**
     * A subject that came while the monitor looked on, for some time; then it is no longer new, and all is well. Short for
     * {@link Expression#age} below that time.
     */
    public RuleBuilder isNew(Duration within) {
        double seconds = requireNonNull(within, "within").toMillis() / 1000.0;
        return new RuleBuilder(name, new Age(node), Limits.below(seconds)).clearsAbove(seconds);
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
