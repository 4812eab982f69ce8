package io.kafkamonitor.alert;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;

/**
 * One of the parts that make up a finding, such as the partition with the longest backlog.
 *
 * @param labels which part
 * @param value its value; finite
 * @param unit the unit of the value
 */
public record Evidence(Labels labels, double value, Unit unit) {

    public Evidence {
        requireNonNull(labels, "labels");
        requireNonNull(unit, "unit");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("The value of {" + labels + "} is '" + value + "'; give a finite one");
        }
    }
}
