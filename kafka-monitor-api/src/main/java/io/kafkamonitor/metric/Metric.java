package io.kafkamonitor.metric;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is measured: a name, a kind, a unit, a description and the names of its labels. Its identity is the name.
 *
 * <p>Names are dotted lower case, {@code kafka.consumer_group.lag}. Declare each metric once, as a constant.
 */
public final class Metric {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    private final String name;
    private final MetricKind kind;
    private final Unit unit;
    private final String description;
    private final List<String> labelNames;

    private Metric(String name, MetricKind kind, Unit unit, String description, List<String> labelNames) {
        if (!NAME.matcher(requireNonNull(name, "name")).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is not a metric name; use lower-case words joined by dots, like 'kafka.consumer_group.lag'");
        }
        this.name = name;
        this.kind = kind;
        this.unit = requireNonNull(unit, "unit");
        this.description = requireNonNull(description, "description");
        this.labelNames = checkedLabelNames(name, labelNames);
    }

    private static List<String> checkedLabelNames(String name, List<String> labelNames) {
        var seen = new HashSet<String>();
        for (String labelName : labelNames) {
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
        return new Metric(name, MetricKind.GAUGE, unit, description, List.of(labelNames));
    }

    /** A metric whose value is a total that grows; judge its rate, not its value. */
    public static Metric counter(String name, Unit unit, String description, String... labelNames) {
        return new Metric(name, MetricKind.COUNTER, unit, description, List.of(labelNames));
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
