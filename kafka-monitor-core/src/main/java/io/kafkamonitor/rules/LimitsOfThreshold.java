package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Reach;

/**
 * What a threshold makes for what is judged.
 *
 * @param side on which it is passed
 * @param reach between which numbers that lies which is judged
 */
record LimitsOfThreshold(Side side, Reach reach) {

    Limits of(double threshold) {
        return (side == Side.ABOVE ? Limits.above(threshold) : Limits.below(threshold)).clearingWithin(reach);
    }

    /** Whether every number between two others passes a threshold. */
    boolean isPassed(double threshold, double low, double high) {
        return side == Side.ABOVE ? low > threshold : high < threshold;
    }
}
