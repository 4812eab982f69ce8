package io.kafkamonitor.metric;

import static java.util.Objects.requireNonNull;

/**
 * The value of one series in one collecting pass.
 *
 * @param metric what was measured
 * @param labels of what
 * @param value in the metric's unit; finite
 */
public record Sample(Metric metric, Labels labels, double value) {

    public Sample {
        requireNonNull(metric, "metric");
        requireNonNull(labels, "labels");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "'" + metric + "{" + labels + "}' is '" + value + "'; give a finite value, or none");
        }
    }
}
