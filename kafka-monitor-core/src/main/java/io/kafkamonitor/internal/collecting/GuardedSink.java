package io.kafkamonitor.internal.collecting;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sink of one collection: holds a collector to its contract and remembers the first breach of it, also if the
 * collector swallows the exception. To write more than fits is no breach: what fits is kept, and the rest is a gap. After
 * {@link #close} it takes nothing more.
 */
final class GuardedSink implements SampleSink {

    private final String collector;
    private final int maxSeries;
    private final Map<Metric, Declared> columns = new LinkedHashMap<>();
    private final SeriesLimit limit;
    private final GoneEntities gone = new GoneEntities();
    private volatile boolean closed;
    private @Nullable IllegalArgumentException breach;

    /** @param last of each metric that the collector declared, the column as it was last published */
    GuardedSink(String collector, Collection<Column> last, int maxSeries) {
        this.collector = collector;
        this.maxSeries = maxSeries;
        last.forEach(column -> columns.put(column.metric(), Declared.after(column)));
        this.limit = new SeriesLimit(
                maxSeries, columns.values().stream().map(Declared::column).toList());
    }

    @Override
    public void record(Metric metric, Labels labels, double value) {
        ColumnBuilder column = columnFor(metric, labels);
        if (!Double.isFinite(value)) {
            throw breach("wrote " + value + " for " + metric + "{" + labels
                    + "}; write finite values only, and unknown(...) where there is none");
        }
        if (limit.admits(column, labels)) {
            column.value(labels, value);
        }
    }

    @Override
    public void unknown(Metric metric, Labels labels, Unknown why) {
        ColumnBuilder column = columnFor(metric, labels);
        requireNonNull(why, "why");
        if (limit.admits(column, labels)) {
            column.unknown(labels, why);
        }
    }

    @Override
    public void incomplete(Metric metric, Labels entity, Unknown why) {
        partOf(metric, entity).gap(entity, why);
    }

    @Override
    public void complete(Metric metric, Labels entity) {
        partOf(metric, entity).complete(entity);
    }

    private ColumnBuilder partOf(Metric metric, Labels entity) {
        Declared declared = declared(metric);
        if (!areAmong(declared.metric().labelNames(), requireNonNull(entity, "entity"))) {
            throw breach("spoke of the series of " + metric + " with '" + entity + "', which none can have; its labels"
                    + " are " + declared.metric().labelNames());
        }
        return declared.column();
    }

    private static boolean areAmong(List<String> names, Labels labels) {
        for (int i = 0; i < labels.size(); i++) {
            if (!names.contains(labels.name(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void gone(Labels entity) {
        requireOpen();
        if (requireNonNull(entity, "entity").size() == 0) {
            throw breach("said that everything is gone; name the entity by at least one label");
        }
        // one that is not remembered is taken for gone after three collections all the same
        if (gone.size() < maxSeries) {
            gone.add(entity);
        }
    }

    private ColumnBuilder columnFor(Metric metric, Labels labels) {
        Declared declared = declared(metric);
        if (!declared.isAsLastTime(labels)
                && !hasNames(labels, declared.metric().labelNames())) {
            throw breach("wrote " + metric + "{" + labels + "}; its labels are "
                    + declared.metric().labelNames());
        }
        return declared.column();
    }

    private Declared declared(Metric metric) {
        requireOpen();
        Declared declared = columns.get(requireNonNull(metric, "metric"));
        if (declared == null) {
            throw breach("wrote '" + metric + "', which it did not declare; add it to metrics()");
        }
        return declared;
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

    /** From now on every write throws; called by the thread of the cycle when the collection is over. */
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
        columns.forEach(
                (metric, declared) -> built.put(metric, declared.column().build()));
        return built;
    }

    /** How many series are kept of what was written. */
    int written() {
        return limit.written();
    }

    /** How many series were left out because they were too many. */
    long dropped() {
        return limit.dropped();
    }

    /** The entities that are said to be gone. */
    GoneEntities goneEntities() {
        return gone;
    }

    /** What is written of a metric that was declared, and what was published of it before. */
    private record Declared(Column last, ColumnBuilder column) {

        static Declared after(Column last) {
            return new Declared(last, Column.builder(last.metric()).roomFor(last.size()));
        }

        /** The metric as it was declared; one that is written may have the same name and other labels. */
        Metric metric() {
            return last.metric();
        }

        /** Whether these labels were published at the same place before, and so were checked. */
        boolean isAsLastTime(Labels labels) {
            int next = column.size();
            return next < last.size() && last.labels(next).equals(labels);
        }
    }
}
