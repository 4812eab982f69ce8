package io.kafkamonitor.internal.cycle;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A collector behind a wall: it may throw, hang or flood, and what it last said is kept apart from what it says now.
 * Everything but {@link #begin}'s task is called by the thread of the cycle.
 */
final class GuardedCollector implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(GuardedCollector.class);

    private final MetricCollector collector;
    private final String name;
    private final int maxSeries;
    private final Map<Metric, SeriesMemory> memories = new LinkedHashMap<>();
    private volatile boolean running;
    private @Nullable GuardedSink sink;
    private @Nullable Long lastBegin;

    GuardedCollector(MetricCollector collector, int maxSeries) {
        this.collector = collector;
        this.name = collector.name();
        this.maxSeries = maxSeries;
        collector.metrics().forEach(metric -> memories.put(metric, new SeriesMemory(metric)));
    }

    String name() {
        return name;
    }

    boolean isRunning() {
        return running;
    }

    /** Whether the collector's own interval is over; half a second early counts, since cycles are not exact. */
    boolean isDue(long nanoTime) {
        return lastBegin == null
                || nanoTime - lastBegin + 500_000_000L >= collector.interval().toNanos();
    }

    /** A task that runs one collection; to be run on another thread. */
    Callable<GuardedSink> begin(CollectContext context) {
        lastBegin = context.nanoTime();
        var fresh = new GuardedSink(name, List.copyOf(memories.keySet()), maxSeries);
        sink = fresh;
        return () -> {
            running = true;
            try {
                collector.collect(context, fresh);
                return fresh;
            } finally {
                running = false;
            }
        };
    }

    /** Takes over what a collection wrote; throws if it broke the contract. */
    void succeeded(GuardedSink written) {
        Map<Metric, Column> columns = written.columns();
        List<Labels> gone = written.goneEntities();
        columns.forEach((metric, column) -> memory(metric).reported(column, gone));
    }

    /** Makes everything this collector ever said unknown. */
    void failed(Unknown why) {
        if (sink != null) {
            sink.close();
        }
        memories.values().forEach(memory -> memory.failed(why));
    }

    Unknown overrun(String detail) {
        return new Unknown(UnknownReason.COLLECTOR_OVERRAN, "'" + name + "' " + detail);
    }

    private SeriesMemory memory(Metric metric) {
        return memories.computeIfAbsent(metric, SeriesMemory::new);
    }

    /** The columns as they stand now. */
    Collection<Column> columns() {
        var columns = new ArrayList<Column>();
        memories.values().forEach(memory -> columns.add(memory.last()));
        return columns;
    }

    @Override
    public void close() {
        try {
            collector.close();
        } catch (Exception | LinkageError e) {
            logger.warn("The collector '{}' could not be closed", name, e);
        }
    }
}
