package io.kafkamonitor.internal.evaluation;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.rule.History;
import io.kafkamonitor.rule.HistoryWindow;
import io.kafkamonitor.rule.Point;
import io.kafkamonitor.rule.Rule;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Keeps earlier columns of just those metrics on which some rule looks back, for as long as the longest look-back. */
final class HistoryStore {

    private final Map<Metric, Duration> lookBacks = new HashMap<>();
    private final Map<Metric, Deque<Reading>> readings = new HashMap<>();

    HistoryStore(Collection<Rule> rules) {
        for (Rule rule : rules) {
            for (HistoryWindow window : rule.history()) {
                lookBacks.merge(window.metric(), window.lookBack(), (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        }
    }

    /** Adds a snapshot's columns. A column that was not collected anew since the last time is not added again. */
    void add(Snapshot snapshot, long nanoTime) {
        lookBacks.forEach((metric, lookBack) -> {
            Deque<Reading> kept = readings.computeIfAbsent(metric, any -> new ArrayDeque<>());
            Column column = snapshot.column(metric);
            if (kept.isEmpty() || !kept.getLast().column().equals(column)) {
                kept.addLast(new Reading(nanoTime, column));
            }
            while (nanoTime - kept.getFirst().nanoTime() > lookBack.toNanos()) {
                kept.removeFirst();
            }
        });
    }

    /** The history as it looks at a moment. */
    History at(long nanoTime) {
        return (metric, labels) -> points(metric, labels, nanoTime);
    }

    private List<Point> points(Metric metric, Labels labels, long nanoTime) {
        Deque<Reading> kept = readings.get(metric);
        if (kept == null) {
            return List.of();
        }
        var points = new ArrayList<Point>(kept.size());
        for (Reading reading : kept) {
            OptionalDouble value = reading.column().value(labels);
            if (value.isPresent()) {
                points.add(new Point(Duration.ofNanos(nanoTime - reading.nanoTime()), value.getAsDouble()));
            }
        }
        return points;
    }

    private record Reading(long nanoTime, Column column) {}
}
