package io.kafkamonitor.rules;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.util.Collection;

/** Compares each series with the limits. */
final class ThresholdJudge implements Judge {

    private final Selection selection;
    private final Limits limits;
    private final Description description;

    ThresholdJudge(Selection selection, Limits limits, Description description) {
        this.selection = selection;
        this.limits = limits;
        this.description = description;
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        Column column = selection.column(evaluation);
        SeriesFilter filter = selection.filter();
        var findings = new Findings(evaluation.active(), limits, selection.unit(), description);
        for (int i = 0; i < column.size(); i++) {
            if (filter.matches(column.labels(i))) {
                judge(column, i, findings);
            }
        }
        return findings.complete(selection.unlisted(column));
    }

    private void judge(Column column, int index, Findings findings) {
        var subject = column.labels(index);
        if (!column.isKnown(index)) {
            findings.unknown(subject, column.unknown(index).orElseThrow());
            return;
        }
        double value = column.value(index);
        Outcome outcome = limits.judge(value, value);
        if (outcome == Outcome.BREACHED || findings.isActive(subject)) {
            findings.judged(subject, outcome, Bounds.exactly(value), Shown.NOTHING);
        }
    }
}
