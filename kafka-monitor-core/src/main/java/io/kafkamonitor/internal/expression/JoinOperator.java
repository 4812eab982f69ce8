package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Gaps;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes one number of two. A subject of which one side has nothing is none, unless that side may have more than it lists.
 */
final class JoinOperator extends Table implements Operator {

    private static final int NOWHERE = -1;

    private static final Unknown NO_DIVISOR =
            new Unknown(UnknownReason.NOTHING_TO_MEASURE, "what it is divided by is 0");

    private final Join join;
    private final boolean isLeftWider;
    private final double least;
    private final Operator leftOperator;
    private final Operator rightOperator;
    private Values left = Nothing.VALUES;
    private Values right = Nothing.VALUES;
    private int leftLayout = -1;
    private int rightLayout = -1;
    private boolean hadGaps;
    /** Where the subjects stand on the side with all labels. */
    private int[] wide = {};
    /** Where they stand on the other one, or nowhere if that may not list them. */
    private int[] narrow = {};

    JoinOperator(Join join, Operator left, Operator right) {
        this.join = join;
        this.isLeftWider = join.isLeftWider();
        this.least = join.signature().reach().least();
        this.leftOperator = left;
        this.rightOperator = right;
    }

    @Override
    public Values evaluate(Evaluation evaluation) {
        Values newLeft = leftOperator.evaluate(evaluation);
        Values newRight = rightOperator.evaluate(evaluation);
        left = newLeft;
        right = newRight;
        boolean hasGaps = narrowSide().hasGaps();
        boolean isOther = newLeft.layout() != leftLayout || newRight.layout() != rightLayout;
        if (isOther || hasGaps || hadGaps) {
            match(isOther);
        }
        leftLayout = newLeft.layout();
        rightLayout = newRight.layout();
        hadGaps = hasGaps;
        for (int i = 0; i < size(); i++) {
            make(i, newLeft, newRight);
        }
        return this;
    }

    private void match(boolean isOther) {
        Values wider = wideSide();
        Values narrower = narrowSide();
        Node narrowNode = isLeftWider ? join.right() : join.left();
        var grouping = Grouping.of(narrower, narrowNode.signature().labels());
        var newWide = new int[wider.size()];
        var newNarrow = new int[wider.size()];
        int size = 0;
        for (int i = 0; i < wider.size(); i++) {
            int found = grouping.find(wider.subject(i));
            if (found >= 0 || narrower.gap(wider.subject(i)) != null) {
                newWide[size] = i;
                newNarrow[size++] = found;
            }
        }
        boolean isSame = size == wide.length && Arrays.equals(newWide, 0, size, wide, 0, size);
        if (!isOther && isSame && Arrays.equals(newNarrow, 0, size, narrow, 0, size)) {
            return;
        }
        wide = Arrays.copyOf(newWide, size);
        narrow = Arrays.copyOf(newNarrow, size);
        begin(size);
    }

    private void make(int index, Values leftValues, Values rightValues) {
        if (narrow[index] == NOWHERE) {
            Unknown gap = narrowSide().gap(wideSide().subject(wide[index]));
            unknown(index, gap == null ? Unknown.because(UnknownReason.INCOMPLETE) : gap);
            return;
        }
        int leftIndex = isLeftWider ? wide[index] : narrow[index];
        int rightIndex = isLeftWider ? narrow[index] : wide[index];
        make(index, leftValues, leftIndex, rightValues, rightIndex);
    }

    private void make(int index, Values leftValues, int leftIndex, Values rightValues, int rightIndex) {
        Unknown why = leftValues.why(leftIndex) == null ? rightValues.why(rightIndex) : leftValues.why(leftIndex);
        double rightLow = rightValues.low(rightIndex);
        double rightHigh = rightValues.high(rightIndex);
        if (join.arithmetic() == Arithmetic.DIVIDED && rightLow <= 0 && rightHigh >= 0) {
            unknown(index, why == null ? NO_DIVISOR : why);
            return;
        }
        double leftLow = leftValues.low(leftIndex);
        double leftHigh = leftValues.high(leftIndex);
        bounds(
                index,
                join.arithmetic().low(leftLow, leftHigh, rightLow, rightHigh),
                join.arithmetic().high(leftLow, leftHigh, rightLow, rightHigh));
        if (why != null && !isExact(index)) {
            why(index, why);
        }
        if (leftValues.mayBeNothing(leftIndex) || rightValues.mayBeNothing(rightIndex)) {
            perhapsNothing(index);
        }
    }

    private Values wideSide() {
        return isLeftWider ? left : right;
    }

    private Values narrowSide() {
        return isLeftWider ? right : left;
    }

    @Override
    public Labels subject(int index) {
        return wideSide().subject(wide[index]);
    }

    @Override
    public @Nullable Unknown gap(Labels subject) {
        Unknown gap = wideSide().gap(subject);
        return gap == null ? narrowSide().gap(subject) : gap;
    }

    @Override
    public Gaps gaps() {
        return Gaps.both(wideSide().gaps(), narrowSide().gaps());
    }

    @Override
    public double least() {
        return least;
    }
}
