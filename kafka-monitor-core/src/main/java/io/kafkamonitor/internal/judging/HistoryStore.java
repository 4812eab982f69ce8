package io.kafkamonitor.internal.judging;

import io.kafkamonitor.history.History;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.history.Past;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps earlier values of just those series on which some rule looks back. Used by the thread of the cycle. */
final class HistoryStore {

    private final Map<Metric, Remembered> remembered = new HashMap<>();
    private final Set<Metric> derived = new HashSet<>();
    private final Set<Metric> made = new HashSet<>();

    HistoryStore(Collection<RuleTerms> rules, Duration interval) {
        Map<Metric, List<HistoryWindow>> byMetric = new LinkedHashMap<>();
        for (RuleTerms rule : rules) {
            for (HistoryWindow window : rule.history()) {
                byMetric.computeIfAbsent(window.metric(), any -> new ArrayList<>())
                        .add(window);
                window.derivation().ifPresent(any -> derived.add(window.metric()));
            }
        }
        byMetric.forEach((metric, windows) -> remembered.put(metric, new Remembered(windows, interval)));
    }

    /** Begins a pass with what was collected. What is derived is added by and by. */
    void begin(Snapshot snapshot, long now) {
        made.clear();
        remembered.forEach((metric, past) -> {
            if (!derived.contains(metric)) {
                past.add(snapshot.column(metric), now);
            }
        });
    }

    /** Whether the column of a window has still to be derived in this pass. */
    boolean lacks(HistoryWindow window) {
        return derived.contains(window.metric()) && !made.contains(window.metric());
    }

    /** Adds a column that was derived. */
    void add(Column column, long now) {
        past(column.metric()).add(column, now);
        made.add(column.metric());
    }

    /** The history as a rule with these windows sees it at a moment; it does not change any more. */
    History at(long now, List<HistoryWindow> windows) {
        if (windows.isEmpty()) {
            return History.NONE;
        }
        var seen = new HashMap<Metric, Past>();
        windows.forEach(window ->
                seen.computeIfAbsent(window.metric(), metric -> past(metric).at(now)));
        return metric -> {
            Past past = seen.get(metric);
            return past == null ? Past.nothing(metric) : past;
        };
    }

    private Remembered past(Metric metric) {
        Remembered past = remembered.get(metric);
        if (past == null) {
            throw new IllegalArgumentException("Nobody looks back on '" + metric + "'");
        }
        return past;
    }
}
