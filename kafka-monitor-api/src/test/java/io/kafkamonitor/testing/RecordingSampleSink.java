package io.kafkamonitor.testing;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A sink that remembers what one collection wrote, and is as strict as the monitor's.
 *
 * <p>It throws an {@link IllegalArgumentException} for a metric that was not declared, a value that is not finite, labels
 * other than the metric's, a series written twice (as a value, as unknown, or both), and an entity that no series of the
 * declared metrics can belong to, or of the metric that is called incomplete. A call that throws changes nothing. Not safe for use by several threads.
 */
public final class RecordingSampleSink implements SampleSink {

    private final List<Metric> metrics;
    private final Map<Metric, Map<Labels, Double>> values = new LinkedHashMap<>();
    private final Map<Metric, Map<Labels, Unknown>> unknowns = new LinkedHashMap<>();
    private final Map<Metric, Map<Labels, Unknown>> gaps = new LinkedHashMap<>();
    private final Map<Metric, Set<Labels>> complete = new LinkedHashMap<>();
    private final List<Labels> goneEntities = new ArrayList<>();
    private final SeriesCheck check = new SeriesCheck();

    private RecordingSampleSink(List<Metric> metrics) {
        this.metrics = List.copyOf(metrics);
    }

    /** A sink for one collection of a collector that declares these metrics. */
    public static RecordingSampleSink forMetrics(List<Metric> metrics) {
        return new RecordingSampleSink(metrics);
    }

    @Override
    public void record(Metric metric, Labels labels, double value) {
        requireDeclared(metric);
        check.value(metric, labels, value);
        values.computeIfAbsent(metric, key -> new LinkedHashMap<>()).put(labels, value);
    }

    @Override
    public void unknown(Metric metric, Labels labels, Unknown why) {
        requireDeclared(metric);
        requireNonNull(why, "why");
        check.series(metric, labels);
        unknowns.computeIfAbsent(metric, key -> new LinkedHashMap<>()).put(labels, why);
    }

    @Override
    public void incomplete(Metric metric, Labels entity, Unknown why) {
        requireDeclared(metric);
        requireNonNull(why, "why");
        SeriesCheck.gap(metric, entity);
        gaps.computeIfAbsent(metric, key -> new LinkedHashMap<>()).putIfAbsent(entity, why);
    }

    @Override
    public void complete(Metric metric, Labels entity) {
        requireDeclared(metric);
        SeriesCheck.gap(metric, entity);
        complete.computeIfAbsent(metric, key -> new LinkedHashSet<>()).add(entity);
    }

    @Override
    public void gone(Labels entity) {
        SeriesCheck.entity(metrics, entity);
        goneEntities.add(entity);
    }

    private void requireDeclared(Metric metric) {
        if (!metrics.contains(requireNonNull(metric, "metric"))) {
            throw new IllegalArgumentException(
                    "Metric '" + metric + "' is not declared; return it from metrics() or do not write it");
        }
    }

    /** The values by metric and series, in the order written; a metric without values is not there. */
    public Map<Metric, Map<Labels, Double>> values() {
        return Collections.unmodifiableMap(values);
    }

    /** The value of a series; empty if it was written as unknown or not at all. */
    public OptionalDouble value(Metric metric, Labels labels) {
        Double value = values.getOrDefault(metric, Map.of()).get(labels);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The series of a metric that were written as unknown, in the order written, and why. */
    public Map<Labels, Unknown> unknowns(Metric metric) {
        return Collections.unmodifiableMap(unknowns.getOrDefault(metric, Map.of()));
    }

    /** The metrics that were called incomplete. */
    public Set<Metric> incomplete() {
        return Collections.unmodifiableSet(gaps.keySet());
    }

    /** The entities of which a metric was called incomplete, in the order told, and why at first. */
    public Map<Labels, Unknown> gaps(Metric metric) {
        return Collections.unmodifiableMap(gaps.getOrDefault(metric, Map.of()));
    }

    /** The entities of which a metric was called complete. */
    public Set<Labels> complete(Metric metric) {
        return Collections.unmodifiableSet(complete.getOrDefault(metric, Set.of()));
    }

    /** The entities that were called gone, in that order. */
    public List<Labels> goneEntities() {
        return Collections.unmodifiableList(goneEntities);
    }
}
