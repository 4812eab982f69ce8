package io.kafkamonitor.internal.judging;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.rule.Finding;
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
        RuleTerms rule, List<Finding> findings, @Nullable Unknown failure) {

    /** A result of findings. */
    public static RuleResult of(RuleTerms rule, List<Finding> findings) {
        return new RuleResult(rule, findings, null);
    }

    /** That the rule failed. */
    public static RuleResult failed(RuleTerms rule, Unknown why) {
        return new RuleResult(rule, List.of(), why);
    }
}
