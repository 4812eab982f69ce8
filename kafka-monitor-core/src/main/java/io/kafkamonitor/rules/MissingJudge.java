package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Operator;
import io.kafkamonitor.internal.expression.Series;
import io.kafkamonitor.internal.expression.Spare;
import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import java.util.Collection;
import java.util.List;

/** Finds that there is no series at all. Its subject is the labels for which just one value was asked. */
final class MissingJudge implements Judge {

    private final Spare<Operator> operators;
    private final Labels subject;
    private final Description description;

    MissingJudge(Series series, Description description) {
        this.operators = new Spare<>(() -> series.operator(0));
        this.subject = series.exactLabels();
        this.description = description;
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        return operators.use(operator -> judge(operator.evaluate(evaluation), evaluation));
    }

    private Collection<Finding> judge(Values values, Evaluation evaluation) {
        boolean active = evaluation.active().contains(subject);
        if (values.size() > 0) { // a series whose value cannot be read is there
            return active ? List.of(Finding.clear(subject)) : List.of();
        }
        Unknown gap = values.gap(subject);
        if (gap == null) {
            return List.of(Finding.breached(subject).saying(description.of(subject)));
        }
        return active ? List.of(Finding.unknown(subject, gap)) : List.of();
    }
}
