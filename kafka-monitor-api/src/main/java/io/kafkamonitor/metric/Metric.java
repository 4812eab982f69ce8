package io.kafkamonitor.metric;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is measured: a name, a kind, a unit, a description and the names of its labels. Its identity is the name.
 *
 * <p>Names are dotted lower case, {@code kafka.consumer_group.lag}. Declare each metric once, as a constant.
 */
public final class Metric {

    private static final int MOST_LABELS = 20;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    private final String name;
    private final MetricKind kind;
    private final Unit unit;
    private final String description;
    private final List<String> labelNames;
    private final Promises promises;

    private Metric(
            String name, MetricKind kind, Unit unit, String description, List<String> labelNames, Promises promises) {
        if (!NAME.matcher(Bounded.name(name, "The name of a metric")).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is not a metric name; use lower-case words joined by dots, like 'kafka.consumer_group.lag'");
        }
        this.name = name;
        this.kind = kind;
        this.unit = requireNonNull(unit, "unit");
        this.description = Bounded.text(description, "The description of metric '" + name + "'");
        this.labelNames = checkedLabelNames(name, labelNames);
        this.promises = promises;
    }

    private static Metric of(String name, MetricKind kind, Unit unit, String description, List<String> labelNames) {
        return new Metric(name, kind, requireNonNull(unit, "unit"), description, labelNames, Promises.of(kind, unit));
    }

    private Metric promising(Promises more) {
        return new Metric(name, kind, unit, description, labelNames, more);
    }

    private static List<String> checkedLabelNames(String name, List<String> labelNames) {
        Bounded.within(labelNames.size(), 0, MOST_LABELS, "The number of labels of metric '" + name + "'");
        var seen = new HashSet<String>();
        for (String labelName : labelNames) {
            Bounded.name(labelName, "A label of metric '" + name + "'");
            if (labelName.isEmpty()) {
                throw new IllegalArgumentException("Metric '" + name + "' has a label without a name; give it a name");
            }
            if (!seen.add(labelName)) {
                throw new IllegalArgumentException(
                        "Metric '" + name + "' has label '" + labelName + "' twice; give each name once");
            }
        }
        return labelNames;
    }

    /** A metric whose value is a level. */
    public static Metric gauge(String name, Unit unit, String description, String... labelNames) {
        return of(name, MetricKind.GAUGE, unit, description, List.of(labelNames));
    }

    /** A gauge whose value is never negative, such as a number of things. */
    public static Metric amount(String name, Unit unit, String description, String... labelNames) {
        return gauge(name, unit, description, labelNames).between(0, Double.POSITIVE_INFINITY);
    }

    /** A gauge whose value is a part of a whole, from 0 to 1. */
    public static Metric part(String name, Unit unit, String description, String... labelNames) {
        return gauge(name, unit, description, labelNames).between(0, 1);
    }

    /** A metric whose value is a total that grows; judge its rate, not its value. */
    public static Metric counter(String name, Unit unit, String description, String... labelNames) {
        return of(name, MetricKind.COUNTER, unit, description, List.of(labelNames));
    }

    /** A metric whose value is a position in a log; judge its rate, or how far it is from another. */
    public static Metric offset(String name, Unit unit, String description, String... labelNames) {
        return of(name, MetricKind.OFFSET, unit, description, List.of(labelNames));
    }

    /**
     * This metric, of which every value lies between two numbers, these included; a rule that could only be breached by
     * another one is refused. A counter is never negative, and yes or no is 1 or 0, without being told.
     *
     * @throws IllegalArgumentException if there is no such value
     */
    public Metric between(double least, double most) {
        return promising(promises.between(least, most));
    }

    /**
     * This metric with all values that one of its labels can have; a rule that looks for another one is refused.
     *
     * @throws IllegalArgumentException if there is no such label, or no value
     */
    public Metric withLabelValues(String label, Collection<String> values) {
        if (!labelNames.contains(label)) {
            throw new IllegalArgumentException(
                    "Metric '" + name + "' has no label '" + label + "'; it has " + labelNames);
        }
        return promising(promises.withLabelValues(label, List.copyOf(values)));
    }

    /**
     * This metric, of which there is a series only while something is wrong, so that nobody takes a rule that finds none
     * for one that looks for the wrong names.
     */
    public Metric onlyInTrouble() {
        return promising(promises.inTroubleOnly());
    }

    /** The name, unique among all metrics of a monitor. */
    public String name() {
        return name;
    }

    /** Gauge or counter. */
    public MetricKind kind() {
        return kind;
    }

    /** The unit of every value of this metric. */
    public Unit unit() {
        return unit;
    }

    /** One sentence that says what the value means. */
    public String description() {
        return description;
    }

    /** The names of the labels that every series of this metric has. */
    public List<String> labelNames() {
        return labelNames;
    }

    /** The lowest value that there can be; negative infinity if that is not known. */
    public double least() {
        return promises.least();
    }

    /** The highest value that there can be; infinity if that is not known. */
    public double most() {
        return promises.most();
    }

    /** All values that a label can have; empty if they are not known. */
    public Set<String> labelValues(String label) {
        return promises.labelValues().getOrDefault(label, Set.of());
    }

    /** Whether there is a series only while something is wrong. */
    public boolean isOnlyInTrouble() {
        return promises.onlyInTrouble();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metric metric && metric.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
