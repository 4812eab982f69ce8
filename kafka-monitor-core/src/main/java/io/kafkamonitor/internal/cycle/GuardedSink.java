package io.kafkamonitor.internal.cycle;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sink of one collection: holds a collector to its contract and remembers the first breach of it, also if the
 * collector swallows the exception. After {@link #close} it takes nothing more.
 */
final class GuardedSink implements SampleSink {

    private final String collector;
    private final int maxSeries;
    private final Map<Metric, ColumnBuilder> columns = new LinkedHashMap<>();
    private final List<Labels> gone = new ArrayList<>();
    private volatile boolean closed;
    private int series;
    private @Nullable IllegalArgumentException breach;

    GuardedSink(String collector, List<Metric> declared, int maxSeries) {
        this.collector = collector;
        this.maxSeries = maxSeries;
        declared.forEach(metric -> columns.put(metric, Column.builder(metric)));
    }

    @Override
    public void record(Metric metric, Labels labels, double value) {
        ColumnBuilder column = columnFor(metric, labels);
        if (!Double.isFinite(value)) {
            throw breach("wrote " + value + " for " + metric + "{" + labels
                    + "}; write finite values only, and unknown(...) where there is none");
        }
        column.value(labels, value);
    }

    @Override
    public void unknown(Metric metric, Labels labels, Unknown why) {
        columnFor(metric, labels).unknown(labels, requireNonNull(why, "why"));
    }

    @Override
    public void incomplete(Metric metric, Unknown why) {
        column(metric).gap(why);
    }

    @Override
    public void gone(Labels entity) {
        requireOpen();
        if (requireNonNull(entity, "entity").size() == 0) {
            throw breach("said that everything is gone; name the entity by at least one label");
        }
        gone.add(entity);
    }

    private ColumnBuilder columnFor(Metric metric, Labels labels) {
        ColumnBuilder column = column(metric);
        if (!hasNames(labels, metric.labelNames())) {
            throw breach("wrote " + metric + "{" + labels + "}; its labels are " + metric.labelNames());
        }
        if (++series > maxSeries) {
            throw breach("wrote more than " + maxSeries
                    + " series; write fewer, or allow more with maxSeriesPerCollector(...)");
        }
        return column;
    }

    private ColumnBuilder column(Metric metric) {
        requireOpen();
        ColumnBuilder column = columns.get(requireNonNull(metric, "metric"));
        if (column == null) {
            throw breach("wrote '" + metric + "', which it did not declare; add it to metrics()");
        }
        return column;
    }

    private static boolean hasNames(Labels labels, List<String> names) {
        if (labels.size() != names.size()) {
            return false;
        }
        for (String name : names) {
            if (labels.value(name) == null) {
                return false;
            }
        }
        return true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The collection of '" + collector
                    + "' is over; stop writing when interrupted or when no time is left");
        }
    }

    private IllegalArgumentException breach(String what) {
        var exception = new IllegalArgumentException("Collector '" + collector + "' " + what);
        if (breach == null) {
            breach = exception;
        }
        return exception;
    }

    /** From now on every write throws; called from another thread when the deadline is over. */
    void close() {
        closed = true;
    }

    /**
     * What was written; called after the collection has ended.
     *
     * @throws IllegalArgumentException if the collector broke its contract
     */
    Map<Metric, Column> columns() {
        if (breach != null) {
            throw breach;
        }
        var built = new LinkedHashMap<Metric, Column>();
        columns.forEach((metric, column) -> built.put(metric, column.build()));
        return built;
    }

    /** The entities that are said to be gone. */
    List<Labels> goneEntities() {
        return gone;
    }
}
