package io.kafkamonitor.internal.recording;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the snapshots of one segment, one after the other. Not safe for use by several threads. */
final class SnapshotDecoder {

    private final SnapshotInput in = new SnapshotInput();
    private final Map<Metric, List<Labels>> series = new HashMap<>();
    private final Map<Metric, long[]> last = new HashMap<>();

    Recorded decode(byte[] bytes) {
        in.read(bytes);
        Instant time = Instant.ofEpochSecond(in.number(), in.number());
        Duration elapsed = Duration.ofNanos(in.number());
        var failures = new HashMap<String, Unknown>();
        for (int i = in.count(); i > 0; i--) {
            failures.put(in.string(), in.unknown());
        }
        var columns = new ArrayList<Column>();
        for (int i = in.count(); i > 0; i--) {
            columns.add(column());
        }
        return new Recorded(Snapshot.of(time, columns, failures), elapsed);
    }

    private Column column() {
        Metric metric = in.metric();
        boolean isSame = in.number() == 0;
        if (!isSame) {
            var labels = new ArrayList<Labels>();
            for (int i = in.count(); i > 0; i--) {
                labels.add(in.labels());
            }
            series.put(metric, labels);
            last.put(metric, new long[labels.size()]);
        }
        List<Labels> labels = Objects.requireNonNull(series.get(metric), "series");
        long[] bits = Objects.requireNonNull(last.get(metric), "last");
        for (int i = 0; i < bits.length; i++) {
            bits[i] ^= Long.reverse(in.number());
        }
        return gaps(values(metric, labels, bits)).build();
    }

    private ColumnBuilder values(Metric metric, List<Labels> labels, long[] bits) {
        var unknowns = new HashMap<Integer, Unknown>();
        for (int i = in.count(); i > 0; i--) {
            unknowns.put(in.count(), in.unknown());
        }
        ColumnBuilder column = Column.builder(metric).roomFor(bits.length);
        for (int i = 0; i < bits.length; i++) {
            Unknown why = unknowns.get(i);
            if (why == null) {
                column.value(labels.get(i), Double.longBitsToDouble(bits[i]));
            } else {
                column.unknown(labels.get(i), why);
            }
        }
        return column;
    }

    private ColumnBuilder gaps(ColumnBuilder column) {
        for (int i = in.count(); i > 0; i--) {
            column.gap(in.labels(), in.unknown());
        }
        for (int i = in.count(); i > 0; i--) {
            column.complete(in.labels());
        }
        return column;
    }
}
