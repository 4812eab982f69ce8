package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.internal.expression.Series;
import io.kafkamonitor.labels.LabelMatcher;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.rule.Rule;

/**
 * Where a rule written as a sentence begins.
 *
 * <pre>{@code
 * rule("payments-backlog")
 *         .when(metric(GROUP_LAG).where("topic", matching("payments-*")).sumBy("group", "topic"))
 *         .isAbove(10_000).clearsBelow(8_000).forAtLeast(ofMinutes(5))
 *         .severity(CRITICAL)
 *         .describedAs("{group} is {value} records behind on {topic}")
 *         .build()
 * }</pre>
 *
 * <p>What is unknown is judged as what it may be: a sum with an unknown part is at least the sum of the others, so it is
 * above a threshold if they are, and otherwise unknown. Nothing unknown is taken for zero or for well.
 *
 * <p>Mistakes are reported together, by {@link RuleBuilder#build()}.
 */
public final class Rules {

    private Rules() {}

    /** Begins a rule of a name, such as {@code payments-backlog}, which no other rule of the monitor may have. */
    public static RuleStart rule(String name) {
        return new RuleStart(name);
    }

    /**
     * The rule of a text, as {@code toString()} of a rule writes it; see {@link RuleReader}, which may know other metrics than
     * the shipped ones.
     *
     * @throws io.kafkamonitor.settings.ConfigurationException if the text is none of a rule, and where it is not
     */
    public static Rule parse(String text) {
        return RuleReader.ofShippedMetrics().read(text);
    }

    /** All series of a metric; narrow it with {@link MetricExpression#where}, join series with {@link
     * Expression#sumBy}. */
    public static MetricExpression metric(Metric metric) {
        return new MetricExpression(Series.of(requireNonNull(metric, "metric")));
    }

    /** Label values that fit a pattern, in which {@code *} stands for any text and {@code ?} for one character. */
    public static LabelMatcher matching(String pattern) {
        return LabelMatcher.glob(pattern);
    }

    /** Label values that do not fit a pattern of {@code *} and {@code ?}. */
    public static LabelMatcher notMatching(String pattern) {
        return LabelMatcher.not(LabelMatcher.glob(pattern));
    }

    /** Label values that are just one of these. */
    public static LabelMatcher anyOf(String... values) {
        return LabelMatcher.anyOf(values);
    }

    /** Thresholds that each subject has by a label; begin with none, and give them with {@link Thresholds#of}. */
    public static Thresholds thresholdsBy(String label) {
        return Thresholds.by(label);
    }

    /**
     * That an alert of another rule fires, or is about to be over, for what has the same values of the labels that both have;
     * as it was decided in the cycle before. For {@link RuleBuilder#onlyWhile} and {@link RuleBuilder#unless}.
     *
     * @param rule the name of a rule that the monitor has
     */
    public static Condition firing(String rule) {
        return new FiringCondition(requireNonNull(rule, "rule"));
    }

    /** Label values that another matcher does not take. */
    public static LabelMatcher not(LabelMatcher matcher) {
        return LabelMatcher.not(matcher);
    }
}
