package io.kafkamonitor.internal.replaying;

import io.kafkamonitor.health.MonitorMetrics;
import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.collecting.SnapshotSource;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.Closing;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unknown;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        Column failing = next.column(MonitorMetrics.COLLECTOR_FAILURES);
        for (int i = 0; i < failing.size(); i++) {
            note(name(failing, i), (int) failing.value(i));
        }
        Column dropped = next.column(MonitorMetrics.DROPPED_SERIES);
        for (int i = 0; i < dropped.size(); i++) {
            board.dropped(name(dropped, i), (long) dropped.value(i));
        }
        return next;
    }

    private static String name(Column column, int index) {
        return String.valueOf(column.labels(index).value(COLLECTOR));
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
