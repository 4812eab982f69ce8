package io.kafkamonitor.internal.recording;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Gaps;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes snapshots of one segment, each as what is different from the one before: of a series that stays the same a byte, and
 * of one that changes the bits that do. Not safe for use by several threads.
 */
final class SnapshotEncoder {

    private final SnapshotOutput out = new SnapshotOutput();
    private final Map<Metric, Column> last = new HashMap<>();

    /** @param elapsed the time since the snapshot before, by the monotonic clock */
    byte[] encode(Snapshot snapshot, Duration elapsed) {
        Instant time = snapshot.time();
        out.number(time.getEpochSecond());
        out.number(time.getNano());
        out.number(elapsed.toNanos());
        out.number(snapshot.failures().size());
        snapshot.failures().forEach((collector, why) -> {
            out.string(collector);
            out.unknown(why);
        });
        out.number(snapshot.columns().size());
        snapshot.columns().forEach(this::column);
        return out.take();
    }

    private void column(Column column) {
        out.metric(column.metric());
        Column before = last.put(column.metric(), column);
        boolean isSame = before != null && hasSameSeries(column, before);
        out.number(isSame ? 0 : 1);
        if (!isSame) {
            out.number(column.size());
            for (int i = 0; i < column.size(); i++) {
                out.labels(column.labels(i));
            }
        }
        for (int i = 0; i < column.size(); i++) {
            out.number(Long.reverse(bits(column, i) ^ (before != null && isSame ? bits(before, i) : 0)));
        }
        unknowns(column);
        gaps(column.gaps());
    }

    private static long bits(Column column, int index) {
        return column.isKnown(index) ? Double.doubleToLongBits(column.value(index)) : 0;
    }

    private static boolean hasSameSeries(Column one, Column other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!one.labels(i).equals(other.labels(i))) {
                return false;
            }
        }
        return true;
    }

    private void unknowns(Column column) {
        int count = 0;
        for (int i = 0; i < column.size(); i++) {
            count += column.isKnown(i) ? 0 : 1;
        }
        out.number(count);
        for (int i = 0; count > 0 && i < column.size(); i++) {
            int index = i;
            column.unknown(i).ifPresent(why -> {
                out.number(index);
                out.unknown(why);
            });
        }
    }

    private void gaps(Gaps gaps) {
        out.number(gaps.entities().size());
        gaps.entities().forEach((entity, why) -> {
            out.labels(entity);
            out.unknown(why);
        });
        out.number(gaps.complete().size());
        gaps.complete().forEach(out::labels);
    }
}
