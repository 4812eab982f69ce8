package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;

/**
 * Between which numbers that lies which is judged, as far as it is certain.
 *
 * @param least perhaps negative infinity
 * @param most perhaps infinity
 */
public record Reach(double least, double most) {

    static final Reach ANY = new Reach(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    static final Reach NOT_NEGATIVE = new Reach(0, Double.POSITIVE_INFINITY);

    static Reach of(Metric metric) {
        return new Reach(metric.least(), metric.most());
    }

    /** Of a sum of any number of such, of which there is one at least. */
    Reach summed() {
        return new Reach(least >= 0 ? least : Double.NEGATIVE_INFINITY, most <= 0 ? most : Double.POSITIVE_INFINITY);
    }

    /** Of how far two of such are apart, the later one being no lower. */
    Reach spread() {
        return new Reach(0, most - least);
    }

    /** Of the difference of two of such. */
    Reach difference() {
        return new Reach(least - most, most - least);
    }

    /** Of another number than these would be if the divisor is not negative. */
    Reach keepingSign() {
        return least >= 0 ? NOT_NEGATIVE : ANY;
    }

    /** Whether a number may be below a threshold. */
    public boolean hasBelow(double threshold) {
        return least < threshold;
    }

    /** Whether a number may be above a threshold. */
    public boolean hasAbove(double threshold) {
        return most > threshold;
    }

    /** Whether there is any number from one to another. */
    public boolean hasBetween(double low, double high) {
        return least <= high && most >= low;
    }

    /** For a person: {@code from 0 % to 100 %}. */
    public String words(Unit unit) {
        if (Double.isInfinite(least)) {
            return "at most " + unit.format(most);
        }
        return Double.isInfinite(most)
                ? "at least " + unit.format(least)
                : "from " + unit.format(least) + " to " + unit.format(most);
    }
}
