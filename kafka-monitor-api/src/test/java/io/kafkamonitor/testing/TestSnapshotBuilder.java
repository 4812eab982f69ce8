package io.kafkamonitor.testing;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unknown;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds a {@link Snapshot} series by series; see {@link TestSnapshots}. Not safe for use by several threads. */
public final class TestSnapshotBuilder {

    private final Map<Metric, ColumnBuilder> columns = new LinkedHashMap<>();
    private final Map<String, Unknown> failures = new LinkedHashMap<>();
    private final SeriesCheck check = new SeriesCheck();
    private Instant time = ManualClock.START;

    TestSnapshotBuilder() {}

    /** When the snapshot was taken. */
    public TestSnapshotBuilder time(Instant instant) {
        time = requireNonNull(instant, "time");
        return this;
    }

    /** A series with its value. */
    public TestSnapshotBuilder value(Metric metric, Labels labels, double value) {
        check.value(metric, labels, value);
        column(metric).value(labels, value);
        return this;
    }

    /** A series whose value is unknown. */
    public TestSnapshotBuilder unknown(Metric metric, Labels labels, Unknown why) {
        requireNonNull(why, "why");
        check.series(metric, labels);
        column(metric).unknown(labels, why);
        return this;
    }

    /** That there may be series of a metric, whatever their labels, that are not listed. */
    public TestSnapshotBuilder gap(Metric metric, Unknown why) {
        return gap(metric, Labels.EMPTY, why);
    }

    /** That there may be series of a metric with these labels that are not listed. */
    public TestSnapshotBuilder gap(Metric metric, Labels entity, Unknown why) {
        SeriesCheck.gap(metric, entity);
        column(metric).gap(entity, why);
        return this;
    }

    /** That all series of a metric with these labels are listed although any others may be missing. */
    public TestSnapshotBuilder complete(Metric metric, Labels entity) {
        SeriesCheck.gap(metric, entity);
        column(metric).complete(entity);
        return this;
    }

    /** A collector that did not deliver. */
    public TestSnapshotBuilder failure(String collector, Unknown why) {
        failures.put(requireNonNull(collector, "collector"), requireNonNull(why, "why"));
        return this;
    }

    private ColumnBuilder column(Metric metric) {
        return columns.computeIfAbsent(metric, Column::builder);
    }

    /** The snapshot; this builder is not used again. */
    public Snapshot build() {
        return Snapshot.of(
                time, columns.values().stream().map(ColumnBuilder::build).toList(), failures);
    }
}
