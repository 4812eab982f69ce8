package io.kafkamonitor.internal.expression;

import io.kafkamonitor.history.Past;
import io.kafkamonitor.metric.Gaps;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.rule.Evaluation;
import org.jspecify.annotations.Nullable;

/** Makes something of what is remembered of each subject. */
abstract class PastOperator extends Table implements Operator {

    private final Recall recall;
    private final SeriesOperator input;
    private int layoutOfInput = -1;

    PastOperator(Recall recall, double assumedLeast) {
        this.recall = recall;
        this.input = recall.operator(assumedLeast);
    }

    /** Whether nothing is to be made where the present number is unknown. */
    abstract boolean needsPresent();

    /** Makes the number of a subject that stands at a position of what is remembered; -1 if nothing is. */
    abstract void make(int index, Past past, int position);

    @Override
    public final Values evaluate(Evaluation evaluation) {
        Values values = input.evaluate(evaluation);
        if (values.layout() != layoutOfInput) {
            layoutOfInput = values.layout();
            begin(values.size());
        }
        Past past = evaluation.history().of(recall.metric());
        boolean isSame = input.isOf(past.present());
        for (int i = 0; i < values.size(); i++) {
            Unknown why = values.why(i);
            if (why != null && needsPresent()) {
                unknown(i, why);
            } else {
                make(i, past, isSame ? input.position(i) : past.present().indexOf(values.subject(i)));
            }
        }
        return this;
    }

    /** The least that the present number may be of a subject of which nothing is known. */
    final double leastOfInput() {
        return input.least();
    }

    @Override
    public final Labels subject(int index) {
        return input.subject(index);
    }

    @Override
    public final @Nullable Unknown gap(Labels subject) {
        return input.gap(subject);
    }

    @Override
    public final Gaps gaps() {
        return input.gaps();
    }
}
