package io.kafkamonitor.rules;

import io.kafkamonitor.hours.Hours;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import java.util.Collection;

/** Lets another judge speak in certain hours only; outside of them all is well. */
final class DuringJudge implements Judge {

    private final Judge judge;
    private final Hours hours;

    DuringJudge(Judge judge, Hours hours) {
        this.judge = judge;
        this.hours = hours;
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        return hours.contains(evaluation.snapshot().time())
                ? judge.evaluate(evaluation)
                : evaluation.active().stream().map(Finding::clear).toList();
    }
}
