package io.kafkamonitor.rule;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.metric.Metric;
import java.time.Duration;

/**
 * That a rule wants to look back on a metric. Nothing else is kept.
 *
 * @param metric of which all series are kept
 * @param lookBack for how long, positive
 */
public record HistoryWindow(Metric metric, Duration lookBack) {

    public HistoryWindow {
        requireNonNull(metric, "metric");
        if (lookBack.isNegative() || lookBack.isZero()) {
            throw new IllegalArgumentException(
                    "A look-back of " + lookBack + " on '" + metric + "' keeps nothing; give a positive duration");
        }
    }
}
