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

    Signature in(Unit newUnit) {
        return new Signature(newUnit, kind, labels, reach);
    }

    Signature of(MetricKind newKind) {
        return new Signature(unit, newKind, labels, reach);
    }

    Signature by(List<String> newLabels) {
        return new Signature(unit, kind, newLabels, reach);
    }

    Signature within(Reach newReach) {
        return new Signature(unit, kind, labels, newReach);
    }
}
