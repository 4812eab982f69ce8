package io.kafkamonitor.internal.expression;

import io.kafkamonitor.history.Readings;
import io.kafkamonitor.metric.MetricKind;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;

/** Makes one number of what is remembered of each subject. */
final class WindowOperator extends ReadingOperator {

    private static final Unknown WARMING_UP = Unknown.because(UnknownReason.WARMING_UP);
    private static final Unknown FELL = new Unknown(
            UnknownReason.WARMING_UP, "an offset fell: the topic was made anew, or the offset was set back");
    private static final Unknown NEVER =
            new Unknown(UnknownReason.NOTHING_TO_MEASURE, "by the present trend it is never reached");

    private final OverWindow node;
    private final Readings sinceFall;
    private final boolean isOffset;
    private final double ownLeast;

    WindowOperator(OverWindow node, double assumedLeast) {
        super(new Recall(node.input()), assumedLeast, Readings.over(node.window()));
        this.node = node;
        this.sinceFall = Readings.over(node.window());
        this.ownLeast = node.signature().reach().least();
        this.isOffset = node.input().signature().kind() == MetricKind.OFFSET;
    }

    @Override
    boolean needsPresent() {
        return !node.function().isOfWhatIsThere();
    }

    @Override
    void make(int index, Readings readings) {
        boolean isCut = isOffset && node.function().isOfGrowth() && readings.size() > 1 && readings.falls() > 0;
        Readings made = isCut ? sinceFall(readings) : readings;
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
    private Readings sinceFall(Readings readings) {
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
    public double least() {
        return node.function().isOfLevels() ? leastOfInput() : ownLeast;
    }
}
