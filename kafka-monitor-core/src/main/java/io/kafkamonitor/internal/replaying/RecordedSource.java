package io.kafkamonitor.internal.replaying;

import io.kafkamonitor.health.MonitorMetrics;
import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.collecting.SnapshotSource;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.Closing;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unknown;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;

/** Gives a cycle what was recorded instead of what is to be seen now, and lets collectors fail as they did. */
public final class RecordedSource implements SnapshotSource {

    private static final String COLLECTOR = PartKind.COLLECTOR.word();

    private final HealthBoard board;
    private final Map<String, Integer> failures = new HashMap<>();
    private Snapshot next = Snapshot.empty(Instant.EPOCH);

    /** A source that says on a board how the collectors fared. */
    public RecordedSource(HealthBoard board) {
        this.board = board;
    }

    void turnTo(Snapshot snapshot) {
        next = snapshot;
    }

    @Override
    public Snapshot collect() {
        forEach(MonitorMetrics.COLLECTOR_FAILURES, (collector, failing) -> note(collector, (int) failing));
        forEach(MonitorMetrics.DROPPED_SERIES, (collector, dropped) -> board.dropped(collector, (long) dropped));
        return next;
    }

    /** What the monitor did not know of itself changes nothing. */
    private void forEach(Metric metric, ObjDoubleConsumer<String> use) {
        Column column = next.column(metric);
        for (int i = 0; i < column.size(); i++) {
            if (column.isKnown(i)) {
                use.accept(String.valueOf(column.labels(i).value(COLLECTOR)), column.value(i));
            }
        }
    }

    private void note(String collector, int inARow) {
        int before = failures.getOrDefault(collector, 0);
        if (inARow > before) {
            Unknown why = next.failures().get(collector);
            board.failed(
                    PartKind.COLLECTOR, collector, why == null ? "it failed when this was recorded" : why.detail());
        } else if (inARow < before) {
            board.succeeded(PartKind.COLLECTOR, collector, next.time());
        }
        failures.put(collector, inARow);
    }

    @Override
    public void stop() {
        // nothing runs
    }

    @Override
    public List<Closing.Part> closing() {
        return List.of();
    }
}
