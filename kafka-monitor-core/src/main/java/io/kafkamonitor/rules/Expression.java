package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.internal.expression.Age;
import io.kafkamonitor.internal.expression.Aggregate;
import io.kafkamonitor.internal.expression.Aggregation;
import io.kafkamonitor.internal.expression.Ago;
import io.kafkamonitor.internal.expression.Arithmetic;
import io.kafkamonitor.internal.expression.Constant;
import io.kafkamonitor.internal.expression.Join;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.OverWindow;
import io.kafkamonitor.internal.expression.Ranked;
import io.kafkamonitor.internal.expression.WindowFunction;
import java.time.Duration;
import java.util.List;

/**
 * What a rule judges: a number for each of some subjects, which are named by their labels. Immutable: each method returns
 * another expression.
 *
 * <p>A number may be unknown, and what is made of it says of the result what is certain all the same: a sum with an unknown
 * part is at least the sum of the others. Nothing unknown is taken for zero.
 *
 * <h2>Windows of time</h2>
 *
 * What is made over a window ends now, and both edges belong to it. It is unknown ({@code WARMING_UP}) until the readings
 * reach back over all of it, and while more than three tenths of it at a stretch have none: after the start of the monitor,
 * for a new series, after a time in which it was unknown or the machine was suspended. Nothing is interpolated. A window that has no room for four readings of a
 * metric is refused when the monitor is built. Of a window longer than 256 readings not all are looked at. The history
 * does not outlive the process.
 */
public sealed class Expression permits MetricExpression {

    /** Of how many parts an expression may be made, so that nobody waits for one that doubles itself again and again. */
    static final int MOST_PARTS = 500;

    final Node node;
    private final int parts;

    Expression(Node node, int parts) {
        this.node = node;
        this.parts = parts;
        if (parts > MOST_PARTS) {
            throw new IllegalArgumentException("An expression is made of " + parts + " parts, beginning with "
                    + Bounded.shortened(node.metrics().toString(), Bounded.LONGEST_NAME) + "; make it of at most "
                    + MOST_PARTS);
        }
    }

    /** This expression as a part of another one. */
    private Expression made(Node other) {
        return new Expression(other, parts + 1);
    }

    // one number of many

    /** The sum of all with the same values of these labels; without labels, of all. */
    public Expression sumBy(String... labels) {
        return by(Aggregation.SUM, labels);
    }

    /** The largest of all with the same values of these labels. */
    public Expression maxBy(String... labels) {
        return by(Aggregation.MOST, labels);
    }

    /** The smallest of all with the same values of these labels. */
    public Expression minBy(String... labels) {
        return by(Aggregation.LEAST, labels);
    }

    /** The mean of all with the same values of these labels. */
    public Expression avgBy(String... labels) {
        return by(Aggregation.MEAN, labels);
    }

    /** The median of all with the same values of these labels: half of them are no higher. */
    public Expression medianBy(String... labels) {
        return by(Aggregation.MEDIAN, labels);
    }

    /**
     * The number that a part of all with the same values of these labels does not exceed.
     *
     * @param part from 0 to 1, 0.95 for 95 of a hundred
     */
    public Expression quantileBy(double part, String... labels) {
        return by(Aggregation.quantile(part), labels);
    }

    /** The standard deviation of all with the same values of these labels. */
    public Expression deviationBy(String... labels) {
        return by(Aggregation.DEVIATION, labels);
    }

    /** How many there are with the same values of these labels, of whatever value; never zero. */
    public Expression countBy(String... labels) {
        return by(Aggregation.COUNT, labels);
    }

    private Expression by(Aggregation aggregation, String... labels) {
        return made(new Aggregate(node, aggregation, List.of(labels)));
    }

    /** The highest of all; of the others there is nothing to measure, so that an alert on one of them ends. */
    public Expression highest(int count) {
        return made(new Ranked(node, Ranked.End.HIGHEST, count));
    }

    /** The lowest of all; of the others there is nothing to measure, so that an alert on one of them ends. */
    public Expression lowest(int count) {
        return made(new Ranked(node, Ranked.End.LOWEST, count));
    }

    // one number of two

    /**
     * The sum of this and another in the same unit, for each subject of which the labels that both have are equal. One of
     * the two has all labels of the other.
     */
    public Expression plus(Expression other) {
        return joined(Arithmetic.PLUS, other);
    }

    /** The difference of this and another in the same unit, of subjects as in {@link #plus}. */
    public Expression minus(Expression other) {
        return joined(Arithmetic.MINUS, other);
    }

    /** The product of this and another, of subjects as in {@link #plus}. */
    public Expression times(Expression other) {
        return joined(Arithmetic.TIMES, other);
    }

    /**
     * The part that this is of another, of subjects as in {@link #plus}: a ratio if both have the same unit, and a time in
     * seconds for an amount and its rate. Where the other is zero, there is nothing to measure.
     */
    public Expression dividedBy(Expression other) {
        return joined(Arithmetic.DIVIDED, other);
    }

    /** The sum of this and a number in its unit. */
    public Expression plus(double number) {
        return joined(Arithmetic.PLUS, number);
    }

    /** The difference of this and a number in its unit. */
    public Expression minus(double number) {
        return joined(Arithmetic.MINUS, number);
    }

    /** So many times this. */
    public Expression times(double number) {
        return joined(Arithmetic.TIMES, number);
    }

    /** This divided by a number, which is not zero. */
    public Expression dividedBy(double number) {
        return joined(Arithmetic.DIVIDED, number);
    }

    private Expression joined(Arithmetic arithmetic, double number) {
        return made(new Join(node, arithmetic, new Constant(number)));
    }

    private Expression joined(Arithmetic arithmetic, Expression other) {
        return new Expression(new Join(node, arithmetic, other.node), parts + other.parts);
    }

    // one number of many at different times

    /** The mean of the readings of a window. */
    public Expression averageOver(Duration window) {
        return over(WindowFunction.AVERAGE, window);
    }

    /** The sum of the readings of a window. */
    public Expression sumOver(Duration window) {
        return over(WindowFunction.SUM, window);
    }

    /** The lowest reading of a window. */
    public Expression leastOver(Duration window) {
        return over(WindowFunction.LEAST, window);
    }

    /** The highest reading of a window. */
    public Expression mostOver(Duration window) {
        return over(WindowFunction.MOST, window);
    }

    /**
     * The number that a part of the readings of a window does not exceed.
     *
     * @param part from 0 to 1, 0.5 for the median
     */
    public Expression quantileOver(double part, Duration window) {
        return over(WindowFunction.QUANTILE, part, window);
    }

    /** The standard deviation of the readings of a window. */
    public Expression deviationOver(Duration window) {
        return over(WindowFunction.DEVIATION, window);
    }

    /** How many readings of a window are known, also if it is not whole. */
    public Expression countOver(Duration window) {
        return over(WindowFunction.COUNT, window);
    }

    /** The last known reading of a window, also if the present is unknown. */
    public Expression lastOver(Duration window) {
        return over(WindowFunction.LAST, window);
    }

    /** By how much a level or an offset is higher than at the beginning of a window. */
    public Expression changeOver(Duration window) {
        return over(WindowFunction.CHANGE, window);
    }

    /** How often a reading of a window is another than the one before. */
    public Expression changesOver(Duration window) {
        return over(WindowFunction.CHANGES, window);
    }

    /** How often a counter or an offset fell in a window. */
    public Expression resetsOver(Duration window) {
        return over(WindowFunction.RESETS, window);
    }

    /**
     * How much a counter or an offset has grown in a window. A counter that falls was reset and counts from zero again.
     * An offset that falls is one of a topic that was made anew, or was set back: what was before does not count, and until
     * the window is whole without it the growth is unknown and says so. Nothing is extrapolated.
     */
    public Expression increaseOver(Duration window) {
        return over(WindowFunction.INCREASE, window);
    }

    /** How much a counter or an offset grows a second over a window; what falls, as in {@link #increaseOver}. */
    public Expression rateOver(Duration window) {
        return over(WindowFunction.RATE, window);
    }

    /** How much a level has risen in a window if it never fell in it, and 0 if it did. */
    public Expression steadyRiseOver(Duration window) {
        return over(WindowFunction.STEADY_RISE, window);
    }

    /** How much a level rises a second by the straight line that fits the readings of a window best. */
    public Expression slopeOver(Duration window) {
        return over(WindowFunction.SLOPE, window);
    }

    /**
     * What a level will be by the straight line that fits best.
     *
     * @param ahead in how much time
     * @param window over the readings of which the line goes
     */
    public Expression forecast(Duration ahead, Duration window) {
        return over(WindowFunction.FORECAST, ahead.toMillis() / 1000.0, window);
    }

    /**
     * In how many seconds a level reaches a limit by the straight line that fits best. Where it never does, there is nothing
     * to measure.
     *
     * @param limit in the unit of the level
     * @param window over the readings of which the line goes
     */
    public Expression timeUntil(double limit, Duration window) {
        return over(WindowFunction.TIME_UNTIL, limit, window);
    }

    private Expression over(WindowFunction function, Duration window) {
        return over(function, 0, window);
    }

    private Expression over(WindowFunction function, double number, Duration window) {
        return made(new OverWindow(node, function, number, requireNonNull(window, "window")));
    }

    /**
     * What this was some time ago: the newest reading that is as old, and not older by more than a thirty-second part of
     * that time, or two minutes.
     */
    public Expression ago(Duration time) {
        return made(new Ago(node, requireNonNull(time, "time")));
    }

    /**
     * For how many seconds there has been a subject that came while the monitor looked on. Of one that was there when it first
     * looked, or may have been, there is nothing to measure; so there is after a restart of the monitor.
     */
    public Expression age() {
        return made(new Age(node));
    }

    // what can be asked of another rule's subjects

    /** That a number is above a threshold in its unit. */
    public Condition isAbove(double threshold) {
        return new BeyondCondition(node, Limits.above(threshold));
    }

    /** That a number is below a threshold in its unit. */
    public Condition isBelow(double threshold) {
        return new BeyondCondition(node, Limits.below(threshold));
    }

    /** That a number is below the first or above the second threshold. */
    public Condition isOutside(double low, double high) {
        return new BeyondCondition(node, Limits.outside(low, high));
    }

    /** As in a sentence: {@code sum by group of kafka.consumer_group.lag where topic is like 'a*'}. */
    @Override
    public String toString() {
        return node.toString();
    }
}
