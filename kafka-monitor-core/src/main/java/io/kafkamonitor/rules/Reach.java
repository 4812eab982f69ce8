package io.kafkamonitor.rules;

import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;

/**
 * Between which numbers that lies which is judged, as far as it is certain.
 *
 * @param least perhaps negative infinity
 * @param most perhaps infinity
 */
record Reach(double least, double most) {

    static Reach of(Metric metric) {
        return new Reach(metric.least(), metric.most());
    }

    /** Of what is made of each series over time: growth and rise are never negative. */
    Reach overTime(OverTime.Measure measure) {
        return switch (measure) {
            case RATE, INCREASE -> new Reach(0, Double.POSITIVE_INFINITY);
            case STEADY_RISE -> new Reach(0, most - least);
        };
    }

    /** Of what is made of several series, of which there is one at least. */
    Reach joined(Aggregation aggregation) {
        return switch (aggregation) {
            case MAX, MIN, MEAN -> this;
            case COUNT -> new Reach(1, Double.POSITIVE_INFINITY);
            case SUM ->
                new Reach(least >= 0 ? least : Double.NEGATIVE_INFINITY, most <= 0 ? most : Double.POSITIVE_INFINITY);
        };
    }

    boolean hasBelow(double threshold) {
        return least < threshold;
    }

    boolean hasAbove(double threshold) {
        return most > threshold;
    }

    /** Whether there is any number from one to another. */
    boolean hasBetween(double low, double high) {
        return least <= high && most >= low;
    }

    /** For a person: {@code from 0 % to 100 %}. */
    String words(Unit unit) {
        if (Double.isInfinite(least)) {
            return "at most " + unit.format(most);
        }
        return Double.isInfinite(most)
                ? "at least " + unit.format(least)
                : "from " + unit.format(least) + " to " + unit.format(most);
    }
}
