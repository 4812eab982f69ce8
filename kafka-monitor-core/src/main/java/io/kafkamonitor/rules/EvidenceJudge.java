package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.internal.expression.Operator;
import io.kafkamonitor.internal.expression.Spare;
import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what another judge reports by the series of another selection. */
final class EvidenceJudge implements Judge {

    private final Judge judge;
    private final EvidenceSource source;
    private final Spare<Operator> operators;
    private final List<String> labelsInCommon;
    private final Limits limits;

    EvidenceJudge(Judge judge, EvidenceSource source, List<String> subjectLabels, Limits limits) {
        this.judge = judge;
        this.source = source;
        this.operators = new Spare<>(() -> source.series().operator(0));
        this.labelsInCommon = source.labelsInCommon(subjectLabels);
        this.limits = limits;
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        Collection<Finding> findings = judge.evaluate(evaluation);
        if (findings.stream().noneMatch(EvidenceJudge::isReported)) {
            return findings; // the usual case, in which nobody looks at the evidence
        }
        return operators.use(operator -> shown(findings, new Pass(operator.evaluate(evaluation))));
    }

    private static Collection<Finding> shown(Collection<Finding> findings, Pass pass) {
        findings.stream().filter(EvidenceJudge::isReported).forEach(pass::expect);
        pass.look();
        return findings.stream()
                .map(finding -> isReported(finding) ? pass.shown(finding) : finding)
                .toList();
    }

    private static boolean isReported(Finding finding) {
        return finding.outcome() == Outcome.BREACHED || finding.outcome() == Outcome.HOLDING;
    }

    private Side side(Finding finding) {
        Bounds judged = Bounds.exactly(finding.value().orElse(Double.NaN));
        return source.side(limits.side(judged));
    }

    /** One look at the evidence for all that is reported. */
    private final class Pass {

        private final Values column;
        private final Map<Side, WorstOfSubjects> worst = new EnumMap<>(Side.class);
        private final @Nullable Involved involved;

        Pass(Values column) {
            this.column = column;
            String label = source.involved();
            involved = label == null ? null : new Involved(label, labelsInCommon);
        }

        void expect(Finding finding) {
            worst.computeIfAbsent(
                            side(finding), side -> new WorstOfSubjects(side, labelsInCommon, source.showsNothing()))
                    .expect(finding.subject());
            if (involved != null) {
                involved.expect(finding.subject());
            }
        }

        void look() {
            for (int i = 0; i < column.size(); i++) {
                if (column.isExact(i)) {
                    offer(i);
                }
            }
        }

        private void offer(int index) {
            for (WorstOfSubjects ofSide : worst.values()) {
                ofSide.offer(column, index);
            }
            if (involved != null) {
                involved.offer(column.subject(index));
            }
        }

        Finding shown(Finding finding) {
            Worst ofSubject = requireNonNull(worst.get(side(finding))).of(finding.subject());
            Shown shown = source.shown(ofSubject, column);
            Finding because = finding.because(shown.worst(), shown.count());
            return involved == null ? because : because.involving(involved.of(finding.subject()));
        }
    }
}
