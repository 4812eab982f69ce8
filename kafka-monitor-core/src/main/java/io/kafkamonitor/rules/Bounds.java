package io.kafkamonitor.rules;

import io.kafkamonitor.metric.Unit;

/**
 * What is known of a number: that it lies between two others, which are the same if it is known.
 *
 * @param low the least it may be, perhaps negative infinity
 * @param high the most it may be, perhaps infinity
 */
record Bounds(double low, double high) {

    static Bounds exactly(double value) {
        return new Bounds(value, value);
    }

    boolean isExact() {
        return low == high;
    }

    /** The number, or the bound nearest to well, if it is on that side of well. */
    double nearest(Side side) {
        return side == Side.ABOVE ? low : high;
    }

    /** For a person: {@code 12 records}, or {@code at least 12 records} if it is not known. */
    String format(Unit unit, Side side) {
        String number = unit.format(nearest(side));
        if (isExact()) {
            return number;
        }
        return (side == Side.ABOVE ? "at least " : "at most ") + number;
    }
}
