package io.kafkamonitor.internal.expression;

import io.kafkamonitor.history.Past;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.metric.Gaps;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.MetricKind;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import org.jspecify.annotations.Nullable;

/** Reads for each subject what is remembered of it, and makes one number of that. */
final class WindowOperator extends Table implements Operator {

    private static final Unknown WARMING_UP = Unknown.because(UnknownReason.WARMING_UP);
    private static final Unknown FELL = new Unknown(
            UnknownReason.WARMING_UP, "an offset fell: the topic was made anew, or the offset was set back");
    private static final Unknown NEVER =
            new Unknown(UnknownReason.NOTHING_TO_MEASURE, "by the present trend it is never reached");

    private final OverWindow node;
    private final Recall recall;
    private final SeriesOperator input;
    private final Readings readings;
    private final Readings sinceFall;
    private final boolean isOffset;
    private final double ownLeast;
    private int layoutOfInput = -1;

    WindowOperator(OverWindow node, Recall recall, double assumedLeast) {
        this.node = node;
        this.recall = recall;
        this.input = recall.operator(assumedLeast);
        this.readings = Readings.over(node.window());
        this.sinceFall = Readings.over(node.window());
        this.ownLeast = node.signature().reach().least();
        this.isOffset = node.input().signature().kind() == MetricKind.OFFSET;
    }

    @Override
    public Values evaluate(Evaluation evaluation) {
        Values values = input.evaluate(evaluation);
        if (values.layout() != layoutOfInput) {
            layoutOfInput = values.layout();
            begin(values.size());
        }
        Past past = evaluation.history().of(recall.metric());
        boolean isSame = input.isOf(past.present());
        for (int i = 0; i < values.size(); i++) {
            Unknown why = values.why(i);
            if (why != null && !node.function().isOfWhatIsThere()) {
                unknown(i, why);
                continue;
            }
            readings.clear();
            int position = isSame ? input.position(i) : past.present().indexOf(values.subject(i));
            if (position >= 0) {
                past.read(position, readings);
            }
            make(i);
        }
        return this;
    }

    private void make(int index) {
        boolean isCut = isOffset && node.function().isOfGrowth() && readings.size() > 1 && readings.falls() > 0;
        Readings made = isCut ? sinceFall() : readings;
        if (node.function() == WindowFunction.COUNT || (node.function() == WindowFunction.LAST && made.size() > 0)) {
            number(index, node.function().of(made, 0));
        } else if (made.isWhole()) {
            double number = node.function().of(made, node.number());
            if (node.function() == WindowFunction.TIME_UNTIL && number < 0) {
                unknown(index, NEVER);
            } else {
                number(index, number);
            }
        } else {
            unknown(index, isCut ? FELL : WARMING_UP);
        }
    }

    /** The readings from the last fall on. */
    private Readings sinceFall() {
        int first = readings.size() - 1;
        while (first > 0 && readings.value(first - 1) <= readings.value(first)) {
            first--;
        }
        sinceFall.clear();
        for (int i = first; i < readings.size(); i++) {
            sinceFall.add(readings.ageNanos(i), readings.value(i));
        }
        return sinceFall;
    }

    @Override
    public Labels subject(int index) {
        return input.subject(index);
    }

    @Override
    public @Nullable Unknown gap(Labels subject) {
        return input.gap(subject);
    }

    @Override
    public Gaps gaps() {
        return input.gaps();
    }

    @Override
    public double least() {
        return node.function().isOfLevels() ? input.least() : ownLeast;
    }
}
