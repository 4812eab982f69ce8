package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Reach;
import io.kafkamonitor.rule.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The thresholds of a rule, with infinity for a side that has none.
 *
 * <p>Values from {@code clearLow} to {@code clearHigh} are well; those below {@code low} or above {@code high} are not;
 * those between hold an alert that fires. Beyond the critical limits a breach is critical.
 */
record Limits(double low, double high, double clearLow, double clearHigh, double criticalLow, double criticalHigh) {

    private static final double NONE_BELOW = Double.NEGATIVE_INFINITY;
    private static final double NONE_ABOVE = Double.POSITIVE_INFINITY;

    /** The part of a threshold by which a value must be better to be well again. */
    private static final double MARGIN = 0.1;

    private static final MathContext DIGITS = new MathContext(12);

    static Limits above(double high) {
        return outside(NONE_BELOW, high);
    }

    static Limits below(double low) {
        return outside(low, NONE_ABOVE);
    }

    static Limits outside(double low, double high) {
        return new Limits(low, high, moved(low, margin(low)), moved(high, -margin(high)), NONE_BELOW, NONE_ABOVE);
    }

    /** Without the last digits, which would say nothing but how numbers are computed: 33 %, not 32.999999999999996 %. */
    private static double moved(double threshold, double by) {
        double moved = threshold + by;
        return by == 0 || !Double.isFinite(moved)
                ? moved
                : new BigDecimal(moved).round(DIGITS).doubleValue();
    }

    /** Whole thresholds get whole margins: something of which there may be none at all is well at 0, not at -0.1. */
    private static double margin(double threshold) {
        if (Double.isInfinite(threshold)) {
            return 0;
        }
        double margin = Math.abs(threshold) * MARGIN;
        return threshold == Math.rint(threshold) ? Math.floor(margin) : margin;
    }

    /** The same, well again within the values that there can be where the margin goes beyond. */
    Limits clearingWithin(Reach reach) {
        double newClearLow = reach.most() >= low ? Math.min(clearLow, reach.most()) : clearLow;
        double newClearHigh = reach.least() <= high ? Math.max(clearHigh, reach.least()) : clearHigh;
        return clearingIn(hasLow() ? newClearLow : clearLow, hasHigh() ? newClearHigh : clearHigh);
    }

    /** The same, well again where they would be if nothing was said about it. */
    Limits clearingAsUsual(Reach reach) {
        Limits usual = outside(low, high).clearingWithin(reach);
        return clearingIn(usual.clearLow, usual.clearHigh);
    }

    boolean clearsAs(Limits other) {
        return clearLow == other.clearLow && clearHigh == other.clearHigh;
    }

    Limits clearingIn(double newClearLow, double newClearHigh) {
        return new Limits(low, high, newClearLow, newClearHigh, criticalLow, criticalHigh);
    }

    Limits criticalOutside(double newCriticalLow, double newCriticalHigh) {
        return new Limits(low, high, clearLow, clearHigh, newCriticalLow, newCriticalHigh);
    }

    boolean hasLow() {
        return low != NONE_BELOW;
    }

    boolean hasHigh() {
        return high != NONE_ABOVE;
    }

    /** Whether it takes a negative number to be breached or to be well. */
    boolean areBelowZero() {
        return (hasLow() && low <= 0) || high < 0;
    }

    private boolean hasCritical() {
        return criticalLow != NONE_BELOW || criticalHigh != NONE_ABOVE;
    }

    /** Whether every number between two others is beyond a limit. */
    boolean arePassed(double least, double most) {
        return least > high || most < low;
    }

    /** What can be said of a number between two bounds: only what would be said of every number between them. */
    Outcome judge(double least, double most) {
        if (arePassed(least, most)) {
            return Outcome.BREACHED;
        }
        if (least >= clearLow && most <= clearHigh) {
            return Outcome.CLEAR;
        }
        boolean holdsAbove = least > clearHigh && most <= high;
        boolean holdsBelow = most < clearLow && least >= low;
        return holdsAbove || holdsBelow ? Outcome.HOLDING : Outcome.UNKNOWN;
    }

    Outcome judge(Bounds bounds) {
        return judge(bounds.low(), bounds.high());
    }

    /** Whether every number between the bounds is beyond a critical limit. */
    boolean isCritical(Bounds bounds) {
        return hasCritical() && (bounds.low() > criticalHigh || bounds.high() < criticalLow);
    }

    Side side(Bounds bounds) {
        return hasHigh() && (!hasLow() || bounds.low() > clearHigh) ? Side.ABOVE : Side.BELOW;
    }

    /** The threshold on its side, the same whether or not a breach is critical. */
    double threshold(Bounds bounds) {
        return side(bounds) == Side.ABOVE ? high : low;
    }

    /** The farthest threshold that was passed: the critical one where a breach is critical. */
    double passed(Bounds bounds) {
        if (isCritical(bounds)) {
            return side(bounds) == Side.ABOVE ? criticalHigh : criticalLow;
        }
        return threshold(bounds);
    }

    /** What is wrong with the thresholds, a sentence each. */
    List<String> problems() {
        if (!areFinite()) {
            return List.of("A threshold is '" + (hasLow() ? low : high) + "'; give a finite number");
        }
        var problems = new ArrayList<String>();
        if (low > high) {
            problems.add(
                    "The threshold below is '" + low + "', more than the one above, '" + high + "'; exchange them");
        } else if (!clearsWithin()) {
            problems.add("It clears from '" + clearLow + "' to '" + clearHigh + "' with thresholds '" + low + "' and '"
                    + high + "'; let it clear on the better side of its own threshold");
        }
        if (!(criticalLow <= low && criticalHigh >= high)) {
            problems.add("It is critical " + beyond(criticalLow, criticalHigh) + ", and breached " + beyond(low, high)
                    + "; let it be critical on the worse side of its own threshold");
        }
        return problems;
    }

    private static String beyond(double low, double high) {
        String below = low == NONE_BELOW ? "" : "below '" + low + "'";
        String above = high == NONE_ABOVE ? "" : "above '" + high + "'";
        return below + (below.isEmpty() || above.isEmpty() ? "" : " or ") + above;
    }

    private boolean areFinite() {
        boolean lowIsSound = Double.isFinite(low) || low == NONE_BELOW;
        boolean highIsSound = Double.isFinite(high) || high == NONE_ABOVE;
        return lowIsSound && highIsSound && (hasLow() || hasHigh());
    }

    private boolean clearsWithin() {
        boolean onItsSide = hasLow() == Double.isFinite(clearLow) && hasHigh() == Double.isFinite(clearHigh);
        return onItsSide && clearLow >= low && clearHigh <= high && clearLow <= clearHigh;
    }
}
