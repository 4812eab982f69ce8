package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.MetricKind;
import io.kafkamonitor.metric.Unit;
import java.util.List;

/**
 * What is certain of a column before there is one.
 *
 * @param unit of every number
 * @param kind how the numbers behave over time
 * @param labels the names of the labels that each subject has
 * @param reach between which numbers they lie
 */
public record Signature(Unit unit, MetricKind kind, List<String> labels, Reach reach) {

    Signature of(MetricKind newKind) {
        return new Signature(unit, newKind, labels, reach);
    }
}
