package io.kafkamonitor.rules;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Shows what another judge reports by the series of another selection. */
final class EvidenceJudge implements Judge {

    private final Judge judge;
    private final EvidenceSource source;
    private final List<String> labelsInCommon;
    private final Limits limits;

    EvidenceJudge(Judge judge, EvidenceSource source, List<String> subjectLabels, Limits limits) {
        this.judge = judge;
        this.source = source;
        this.labelsInCommon = source.labelsInCommon(subjectLabels);
        this.limits = limits;
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        Collection<Finding> findings = judge.evaluate(evaluation);
        var worst = new EnumMap<Side, WorstOfSubjects>(Side.class);
        for (Finding finding : findings) {
            if (isReported(finding)) {
                worst.computeIfAbsent(side(finding), side -> new WorstOfSubjects(side, labelsInCommon))
                        .expect(finding.subject());
            }
        }
        if (worst.isEmpty()) {
            return findings; // the usual case, in which nobody looks at the evidence
        }
        Column column = source.selection().column(evaluation);
        look(column, worst);
        return findings.stream()
                .map(finding -> isReported(finding) ? shown(finding, column, worst) : finding)
                .toList();
    }

    private static boolean isReported(Finding finding) {
        return finding.outcome() == Outcome.BREACHED || finding.outcome() == Outcome.HOLDING;
    }

    private Side side(Finding finding) {
        Bounds judged = Bounds.exactly(finding.value().orElse(Double.NaN));
        return source.side(limits.side(judged));
    }

    private void look(Column column, Map<Side, WorstOfSubjects> worst) {
        SeriesFilter filter = source.selection().filter();
        for (int i = 0; i < column.size(); i++) {
            if (column.isKnown(i) && filter.matches(column.labels(i))) {
                for (WorstOfSubjects ofSide : worst.values()) {
                    ofSide.offer(column, i);
                }
            }
        }
    }

    private Finding shown(Finding finding, Column column, Map<Side, WorstOfSubjects> worst) {
        WorstOfSubjects ofSide = worst.get(side(finding));
        if (ofSide == null) {
            return finding;
        }
        Shown shown = source.shown(ofSide.of(finding.subject()), column);
        return finding.because(shown.worst(), shown.count());
    }
}
