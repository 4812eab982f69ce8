package io.kafkamonitor.internal.evaluation;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one evaluation of a rule.
 *
 * @param rule which rule
 * @param findings each subject once; empty if it failed
 * @param failure why it failed; null if it did not
 */
public record RuleResult(
        Rule rule, List<Finding> findings, @Nullable Unknown failure) {

    /** A result of findings. */
    public static RuleResult of(Rule rule, List<Finding> findings) {
        return new RuleResult(rule, findings, null);
    }

    /** That the rule failed. */
    public static RuleResult failed(Rule rule, Unknown why) {
        return new RuleResult(rule, List.of(), why);
    }
}
