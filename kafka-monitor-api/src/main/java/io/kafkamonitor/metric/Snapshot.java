package io.kafkamonitor.metric;

import io.kafkamonitor.bounds.Bounded;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Everything known at the end of one collecting pass: values, and what is unknown and why.
 *
 * <p>Immutable, and safe for use by several threads.
 */
public final class Snapshot {

    private final Instant time;
    private final Map<Metric, Column> columns;
    private final Map<String, Unknown> failures;

    private Snapshot(Instant time, Map<Metric, Column> columns, Map<String, Unknown> failures) {
        this.time = Bounded.moment(time);
        this.columns = columns;
        this.failures = failures;
    }

    /**
     * A snapshot of columns.
     *
     * @param time when the pass ended
     * @param columns at most one for each metric
     * @param failures collectors that did not deliver in this pass, by name, and why
     * @throws IllegalArgumentException if two columns are of one metric
     */
    public static Snapshot of(Instant time, Collection<Column> columns, Map<String, Unknown> failures) {
        var byMetric = new LinkedHashMap<Metric, Column>();
        for (Column column : columns) {
            if (byMetric.put(column.metric(), column) != null) {
                throw new IllegalArgumentException("Metric '" + column.metric()
                        + "' has two columns; let one collector write it, or give one of the two another name");
            }
        }
        return new Snapshot(time, Collections.unmodifiableMap(byMetric), Map.copyOf(failures));
    }

    /** A snapshot of nothing, as before the first pass. */
    public static Snapshot empty(Instant time) {
        return of(time, List.of(), Map.of());
    }

    /** When the pass ended, by the wall clock. */
    public Instant time() {
        return time;
    }

    /** The columns, one for each metric that was ever reported and is not gone. */
    public Collection<Column> columns() {
        return columns.values();
    }

    /** The series of a metric; an empty column if nobody reported it. */
    public Column column(Metric metric) {
        Column column = columns.get(metric);
        return column == null ? Column.empty(metric) : column;
    }

    /** The value of a series; empty if it is unknown or not there. */
    public OptionalDouble value(Metric metric, Labels labels) {
        return column(metric).value(labels);
    }

    /** The collectors that did not deliver in this pass, by name, and why. */
    public Map<String, Unknown> failures() {
        return failures;
    }

    /** How many series there are in all columns. */
    public int size() {
        return columns.values().stream().mapToInt(Column::size).sum();
    }
}
