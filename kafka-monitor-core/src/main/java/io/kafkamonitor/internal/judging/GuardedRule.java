package io.kafkamonitor.internal.judging;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.history.History;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.internal.schedule.PluginCall;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.rule.Coverage;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule behind a wall: its terms are read once, and it is not called again before it has returned. */
final class GuardedRule {

    /** In as many evaluations it is taken to have something to judge after it had. */
    private static final int COVERED_FOR = 10;

    private final Rule rule;
    private final RuleTerms terms;
    private @Nullable PluginCall<?> last;
    private volatile Coverage coverage = Coverage.UNTOLD;
    private int sinceCoverage;

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
    PluginCall<List<Finding>> evaluating(Evaluation evaluation) {
        return begun(new PluginCall<>(() -> {
            List<Finding> findings =
                    FindingCheck.check(rule.evaluate(evaluation), evaluation.active(), terms.severity());
            cover(evaluation.snapshot());
            return findings;
        }));
    }

    /** A call that makes a column which is remembered; to be run on another thread. */
    PluginCall<Column> deriving(HistoryWindow window, Snapshot snapshot, History before) {
        return begun(new PluginCall<>(() -> {
            Column column = window.derivation().orElseThrow().derive(snapshot, before);
            return requireNonNull(column, "derive() returned null; return a column without series");
        }));
    }

    private <T> PluginCall<T> begun(PluginCall<T> call) {
        last = call;
        return call;
    }

    /** What once fitted mostly does so again, so it is looked for only now and then. */
    private void cover(Snapshot snapshot) {
        sinceCoverage++;
        if (coverage != Coverage.SOME || sinceCoverage >= COVERED_FOR) {
            coverage = requireNonNull(rule.coverage(snapshot), "coverage() returned null; return UNTOLD");
            sinceCoverage = 0;
        }
    }

    /** Whether the rule had anything to judge when it was last evaluated. */
    Coverage coverage() {
        return coverage;
    }
}
