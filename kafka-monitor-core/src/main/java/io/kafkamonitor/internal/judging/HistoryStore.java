package io.kafkamonitor.internal.judging;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.rule.History;
import io.kafkamonitor.rule.HistoryWindow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps earlier columns of just those metrics on which some rule looks back, for as long as the longest look-back. */
final class HistoryStore {

    private final Map<Metric, Duration> lookBacks = new HashMap<>();
    private final Map<Metric, Deque<DatedColumn>> columns = new HashMap<>();

    HistoryStore(Collection<RuleTerms> rules) {
        rules.forEach(
                rule -> lookBacks(rule.history()).forEach((metric, lookBack) -> keep(lookBacks, metric, lookBack)));
    }

    private static Map<Metric, Duration> lookBacks(List<HistoryWindow> windows) {
        var longest = new HashMap<Metric, Duration>();
        windows.forEach(window -> keep(longest, window.metric(), window.lookBack()));
        return longest;
    }

    private static void keep(Map<Metric, Duration> longest, Metric metric, Duration lookBack) {
        longest.merge(metric, lookBack, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    /** Adds a snapshot's columns. A column that was not collected anew since the last time is not added again. */
    void add(Snapshot snapshot, long nanoTime) {
        lookBacks.forEach((metric, lookBack) -> {
            Deque<DatedColumn> kept = columns.computeIfAbsent(metric, any -> new ArrayDeque<>());
            Column column = snapshot.column(metric);
            if (kept.isEmpty() || !kept.getLast().column().equals(column)) {
                kept.addLast(new DatedColumn(nanoTime, column));
            }
            // the last one is the present, however long ago it was collected
            while (kept.size() > 1 && kept.getFirst().isOlder(lookBack, nanoTime)) {
                kept.removeFirst();
            }
        });
    }

    /** The history as a rule with these windows sees it at a moment; it does not change any more. */
    History at(long nanoTime, List<HistoryWindow> windows) {
        if (windows.isEmpty()) {
            return History.NONE;
        }
        var past = new HashMap<Metric, Past>();
        lookBacks(windows).forEach((metric, lookBack) -> past.put(metric, past(metric, lookBack, nanoTime)));
        return (metric, labels) -> {
            Past seen = past.get(metric);
            return seen == null ? List.of() : seen.points(labels);
        };
    }

    private Past past(Metric metric, Duration lookBack, long nanoTime) {
        Deque<DatedColumn> kept = columns.getOrDefault(metric, new ArrayDeque<>());
        var seen = kept.stream()
                .filter(dated -> dated.equals(kept.getLast()) || !dated.isOlder(lookBack, nanoTime))
                .toList();
        return new Past(seen, nanoTime);
    }
}
