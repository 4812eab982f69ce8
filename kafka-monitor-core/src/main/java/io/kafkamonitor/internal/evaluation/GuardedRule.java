package io.kafkamonitor.internal.evaluation;

import io.kafkamonitor.internal.schedule.PluginCall;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule behind a wall: its terms are read once, and it is not called again before it has returned. */
final class GuardedRule {

    private final Rule rule;
    private final RuleTerms terms;
    private @Nullable PluginCall<List<Finding>> last;

    GuardedRule(Rule rule) {
        this.rule = rule;
        this.terms = RuleTerms.of(rule);
    }

    RuleTerms terms() {
        return terms;
    }

    boolean isRunning() {
        return last != null && !last.hasReturned();
    }

    /** A call that evaluates; to be run on another thread. */
    PluginCall<List<Finding>> call(Evaluation evaluation) {
        var call = new PluginCall<>(() -> FindingCheck.check(rule.evaluate(evaluation), terms.severity()));
        last = call;
        return call;
    }
}
