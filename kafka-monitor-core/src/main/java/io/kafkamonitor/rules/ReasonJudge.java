package io.kafkamonitor.rules;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.util.Collection;

/** Adds to what another judge reports why a series of the same subject is unknown. */
final class ReasonJudge implements Judge {

    private final Judge judge;
    private final Metric metric;

    ReasonJudge(Judge judge, Metric metric) {
        this.judge = judge;
        this.metric = metric;
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        Column column = evaluation.snapshot().column(metric);
        return judge.evaluate(evaluation).stream()
                .map(finding -> isReported(finding) ? withReason(finding, column) : finding)
                .toList();
    }

    private static boolean isReported(Finding finding) {
        return finding.outcome() == Outcome.BREACHED || finding.outcome() == Outcome.HOLDING;
    }

    private static Finding withReason(Finding finding, Column column) {
        int index = column.indexOf(finding.subject());
        return index < 0
                ? finding
                : column.unknown(index)
                        .map(why -> finding.saying(finding.summary() + ": " + why))
                        .orElse(finding);
    }
}
