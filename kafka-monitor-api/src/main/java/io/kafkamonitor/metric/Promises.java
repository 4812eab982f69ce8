package io.kafkamonitor.metric;

import io.kafkamonitor.bounds.Bounded;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is certain of every series of a metric.
 *
 * @param least no value is lower
 * @param most no value is higher
 * @param labelValues all values of those labels of which all are known
 * @param onlyInTrouble whether there is a series only while something is wrong
 */
record Promises(double least, double most, Map<String, Set<String>> labelValues, boolean onlyInTrouble) {

    private static final Promises NONE =
            new Promises(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Map.of(), false);

    /** What follows from the kind and the unit. */
    static Promises of(MetricKind kind, Unit unit) {
        if (kind == MetricKind.COUNTER || kind == MetricKind.OFFSET) {
            return NONE.between(0, Double.POSITIVE_INFINITY);
        }
        return unit.equals(Unit.YES_NO) ? NONE.between(0, 1) : NONE;
    }

    Promises between(double newLeast, double newMost) {
        if (!(newLeast < newMost)) {
            throw new IllegalArgumentException(
                    "Values from '" + newLeast + "' to '" + newMost + "' are none; give the lower number first");
        }
        return new Promises(newLeast, newMost, labelValues, onlyInTrouble);
    }

    Promises withLabelValues(String label, List<String> values) {
        Bounded.within(values.size(), 1, Bounded.MOST_PARTS, "The number of values of label '" + label + "'");
        var more = new TreeMap<>(labelValues);
        more.put(label, Collections.unmodifiableSet(new LinkedHashSet<>(values)));
        return new Promises(least, most, Collections.unmodifiableMap(more), onlyInTrouble);
    }

    Promises inTroubleOnly() {
        return new Promises(least, most, labelValues, true);
    }
}
