package io.kafkamonitor.rules;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Lets another judge speak only of subjects for which a proviso holds. Where it does not, all is well; where that cannot be
 * told, nothing new begins, and what is active freezes.
 */
final class ProvidedJudge implements Judge {

    private final Judge judge;
    private final Proviso proviso;

    ProvidedJudge(Judge judge, Proviso proviso) {
        this.judge = judge;
        this.proviso = proviso;
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        Collection<Finding> findings = judge.evaluate(evaluation);
        if (findings.stream().noneMatch(ProvidedJudge::isConcerned)) {
            return findings; // the usual case, in which nobody asks
        }
        return proviso.ask(evaluation, asked -> provided(findings, asked, evaluation.active()));
    }

    private static boolean isConcerned(Finding finding) {
        return switch (finding.outcome()) {
            case BREACHED, HOLDING, UNKNOWN -> true;
            case CLEAR, GONE -> false;
        };
    }

    private static List<Finding> provided(
            Collection<Finding> findings, Function<Labels, Answer> asked, Set<Labels> active) {
        var provided = new ArrayList<Finding>(findings.size());
        for (Finding finding : findings) {
            Answer answer = isConcerned(finding) ? asked.apply(finding.subject()) : Answer.YES;
            boolean isActive = active.contains(finding.subject());
            if (answer.verdict() == Answer.Verdict.YES) {
                provided.add(finding);
            } else if (isActive) {
                provided.add(answer.verdict() == Answer.Verdict.NO ? clear(finding) : frozen(finding, answer));
            }
        }
        return provided;
    }

    private static Finding clear(Finding finding) {
        Finding clear = Finding.clear(finding.subject());
        return finding.value().isPresent() ? clear.withValue(finding.value().getAsDouble(), finding.unit()) : clear;
    }

    private static Finding frozen(Finding finding, Answer answer) {
        return finding.outcome() == Outcome.BREACHED ? Finding.unknown(finding.subject(), answer.why()) : finding;
    }
}
