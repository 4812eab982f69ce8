package io.kafkamonitor.internal.expression;

import java.util.Arrays;

/**
 * Between which numbers the parts of a group lie: those that have a number for sure, and those that may turn out to have
 * none.
 */
final class GroupBounds {

    private final double[] lows;
    private final double[] highs;
    private int sure;
    private int possible;
    private double leastPossible;
    private double mostPossible;

    /** @param most how many parts there may be */
    GroupBounds(int most) {
        this.lows = new double[most];
        this.highs = new double[most];
    }

    void clear() {
        sure = 0;
        possible = 0;
        leastPossible = Double.POSITIVE_INFINITY;
        mostPossible = Double.NEGATIVE_INFINITY;
    }

    void add(double low, double high, boolean mayBeNothing) {
        if (mayBeNothing) {
            possible++;
            leastPossible = Math.min(leastPossible, low);
            mostPossible = Math.max(mostPossible, high);
        } else {
            lows[sure] = low;
            highs[sure] = high;
            sure++;
        }
    }

    int size() {
        return sure + possible;
    }

    /** How many of the parts have a number for sure. */
    int sure() {
        return sure;
    }

    /** The least that may be made of the parts, of which there is one at least. */
    double low(Aggregation aggregation) {
        return hasBounds(aggregation) ? extreme(aggregation, lows, leastPossible, false) : 0;
    }

    /** The most that may be made of them; asked after the least. */
    double high(Aggregation aggregation) {
        return hasBounds(aggregation) ? extreme(aggregation, highs, mostPossible, true) : Double.POSITIVE_INFINITY;
    }

    private boolean hasBounds(Aggregation aggregation) {
        return aggregation.isMonotone() || (possible == 0 && Arrays.equals(lows, 0, sure, highs, 0, sure));
    }

    /** As none is beyond the outermost one: what is made of none of those that may have a number, of one, or of all. */
    private double extreme(Aggregation aggregation, double[] numbers, double outermost, boolean most) {
        double extreme = sure == 0 ? outermost : aggregation.of(numbers, sure);
        if (possible > 0) {
            numbers[sure] = outermost;
            extreme = outer(extreme, aggregation.of(numbers, sure + 1), most);
        }
        if (possible > 1) {
            Arrays.fill(numbers, sure + 1, size(), outermost);
            extreme = outer(extreme, aggregation.of(numbers, size()), most);
        }
        return extreme;
    }

    private static double outer(double extreme, double number, boolean most) {
        return most ? Math.max(extreme, number) : Math.min(extreme, number);
    }
}
