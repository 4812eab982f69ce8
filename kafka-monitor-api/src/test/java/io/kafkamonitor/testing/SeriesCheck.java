package io.kafkamonitor.testing;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the monitor demands of every series: the metric's label names, a finite value, only what the metric does not rule
 * out, and written once.
 */
final class SeriesCheck {

    private final Set<Series> written = new HashSet<>();

    void value(Metric metric, Labels labels, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("'" + metric + "{" + labels + "}' is '" + value
                    + "'; give a finite value, or say that it is unknown and why");
        }
        if (value < metric.least() || value > metric.most()) {
            throw new IllegalArgumentException("'" + metric + "{" + labels + "}' is '" + value
                    + "', which its metric rules out; give a value from " + metric.least() + " to " + metric.most()
                    + ", or let the metric allow it");
        }
        series(metric, labels);
    }

    void series(Metric metric, Labels labels) {
        if (!names(labels).equals(new HashSet<>(metric.labelNames()))) {
            throw new IllegalArgumentException("'" + metric + "{" + labels + "}' has labels other than those of '"
                    + metric + "'; give it " + metric.labelNames());
        }
        for (String name : metric.labelNames()) {
            Set<String> allowed = metric.labelValues(name);
            if (!allowed.isEmpty() && !allowed.contains(labels.value(name))) {
                throw new IllegalArgumentException("'" + metric + "{" + labels + "}' has a '" + name
                        + "' that its metric rules out; give one of " + allowed + ", or let the metric allow it");
            }
        }
        if (!written.add(new Series(metric, labels))) {
            throw new IllegalArgumentException(
                    "'" + metric + "{" + labels + "}' is written twice; write each series once");
        }
    }

    /** That some series can have all these labels. */
    static void entity(Collection<Metric> metrics, Labels entity) {
        if (entity.size() == 0) {
            throw new IllegalArgumentException(
                    "An entity without labels is everything; give the labels of what is gone");
        }
        Set<String> names = names(entity);
        if (metrics.stream().noneMatch(metric -> metric.labelNames().containsAll(names))) {
            throw new IllegalArgumentException("No declared metric has the labels of the entity '" + entity
                    + "'; give labels that its series have");
        }
    }

    /** That some series of a metric can have all these labels. */
    static void gap(Metric metric, Labels entity) {
        if (!metric.labelNames().containsAll(names(entity))) {
            throw new IllegalArgumentException("No series of '" + metric + "' can be part of '" + entity
                    + "'; give some of its labels " + metric.labelNames());
        }
    }

    private static Set<String> names(Labels labels) {
        var names = new TreeSet<String>();
        for (int i = 0; i < labels.size(); i++) {
            names.add(labels.name(i));
        }
        return names;
    }

    private record Series(Metric metric, Labels labels) {}
}
