package io.kafkamonitor.examples.report;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;

/** Writes values into cells: {@code ?} for what is unknown, {@code -} for what is not there. */
final class Cells {

    private static final String UNKNOWN = "?";
    private static final String ABSENT = "-";

    private final Snapshot snapshot;

    Cells(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The value with its unit, such as {@code 1.5 MB/s}. */
    String value(Metric metric, Labels labels) {
        return text(metric, labels, metric.unit());
    }

    /** The value as a plain number, for a column whose header names the unit. */
    String number(Metric metric, Labels labels) {
        return text(metric, labels, Unit.COUNT);
    }

    private String text(Metric metric, Labels labels, Unit unit) {
        Column column = snapshot.column(metric);
        int index = column.indexOf(labels);
        if (index < 0) {
            return column.gap(labels).isPresent() ? UNKNOWN : ABSENT;
        }
        return column.isKnown(index) ? unit.format(column.value(index)) : UNKNOWN;
    }

    /** The value of a label that every series of the metric has. */
    static String label(Labels labels, String name) {
        String value = labels.value(name);
        return value == null ? ABSENT : Labels.text(value);
    }
}
