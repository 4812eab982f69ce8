package io.kafkamonitor.internal.recording;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.ManualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Snapshots as they may follow each other: series come, go and change, become unknown, and cannot be listed. */
final class RandomSnapshots {

    private static final List<Metric> METRICS = List.of(
            Metric.amount("test.lag", Unit.of("records"), "Lag.", "group", "topic"),
            Metric.counter("test.total", Unit.BYTES, "Total.", "topic").between(0, 1e12),
            Metric.offset("test.end", Unit.of("offset"), "End.", "topic"),
            Metric.gauge("test.live", Unit.YES_NO, "Live.", "state")
                    .withLabelValues("state", List.of("up", "down"))
                    .onlyInTrouble());

    private static final double[] VALUES = {0, 1, -1, 0.1, 1e300, Double.MIN_VALUE, -0.0, 123_456_789, 1.0 / 3};

    private final Random random;
    private Instant time = ManualClock.START;

    RandomSnapshots(long seed) {
        random = new Random(seed);
    }

    Snapshot next() {
        time = time.plusNanos(random.nextInt(1_000_000_000)).plusSeconds(random.nextInt(100));
        var columns = new ArrayList<Column>();
        for (Metric metric : METRICS) {
            if (random.nextInt(5) > 0) {
                columns.add(column(metric));
            }
        }
        return Snapshot.of(time, columns, random.nextInt(4) == 0 ? Map.of("jmx", why()) : Map.of());
    }

    private Column column(Metric metric) {
        ColumnBuilder column = Column.builder(metric);
        for (int i = random.nextInt(3); i < 6; i++) {
            Labels series = Labels.EMPTY;
            for (String label : metric.labelNames()) {
                series = series.with(label, "ü" + i);
            }
            if (random.nextInt(5) == 0) {
                column.unknown(series, why());
            } else {
                column.value(series, VALUES[random.nextInt(VALUES.length)]);
            }
        }
        if (random.nextInt(3) == 0) {
            column.gap(random.nextBoolean() ? Labels.EMPTY : Labels.of("topic", "t"), why());
            column.complete(Labels.of("topic", "whole"));
        }
        return column.build();
    }

    private Unknown why() {
        return new Unknown(UnknownReason.TIMED_OUT, "after " + random.nextInt(3) + " s");
    }

    /** All that there is to know of a snapshot. */
    static List<String> told(Snapshot snapshot) {
        var told = new ArrayList<String>();
        told.add(snapshot.time() + " " + snapshot.failures());
        for (Column column : snapshot.columns()) {
            Metric metric = column.metric();
            told.add(metric + " " + metric.kind() + " " + metric.unit() + " " + metric.description() + " "
                    + metric.labelNames() + " " + metric.least() + " " + metric.most() + " " + metric.isOnlyInTrouble()
                    + " " + metric.labelValues("state") + " " + column.gaps());
            for (int i = 0; i < column.size(); i++) {
                told.add(column.labels(i) + " "
                        + (column.isKnown(i)
                                ? Double.toString(column.value(i))
                                : column.unknown(i).toString()));
            }
        }
        return told;
    }
}
