package io.kafkamonitor.alert;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import java.util.Objects;

/** One of the parts that make up a finding, such as the partition with the longest backlog. Immutable. */
public final class Evidence {

    private final Labels labels;
    private final double value;
    private final Unit unit;

    private Evidence(Labels labels, double value, Unit unit) {
        this.labels = requireNonNull(labels, "labels");
        this.value = value;
        this.unit = requireNonNull(unit, "unit");
    }

    /**
     * A part and its value.
     *
     * @throws IllegalArgumentException if the value is not finite
     */
    public static Evidence of(Labels labels, double value, Unit unit) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("The value of {" + labels + "} is '" + value + "'; give a finite one");
        }
        return new Evidence(labels, value, unit);
    }

    /** Which part. */
    public Labels labels() {
        return labels;
    }

    /** Its value; finite. */
    public double value() {
        return value;
    }

    /** The unit of the value. */
    public Unit unit() {
        return unit;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence evidence
                && evidence.labels.equals(labels)
                && Double.compare(evidence.value, value) == 0
                && evidence.unit.equals(unit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(labels, value, unit);
    }

    @Override
    public String toString() {
        return "{" + labels + "} " + unit.format(value);
    }
}
