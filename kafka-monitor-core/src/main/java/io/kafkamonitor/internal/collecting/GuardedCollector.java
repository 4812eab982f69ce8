package io.kafkamonitor.internal.collecting;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.schedule.Closing;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.schedule.PluginCall;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A collector behind a wall: it may throw, hang or flood, and what it last said is kept apart from what it says now.
 * Used by the thread of the cycle; each collection runs on a thread of its own.
 */
final class GuardedCollector {

    /** How late a cycle may be, and so how early an interval may be over. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);
    /** As often a failure is tried again in the next pass instead of after the collector's own interval. */
    private static final int EARLY_RETRIES = 2;

    private final MetricCollector collector;
    private final String name;
    private final Duration interval;
    private final int maxSeries;
    private final Map<Metric, SeriesMemory> memories = new LinkedHashMap<>();
    private volatile @Nullable Run run;
    private volatile boolean stopped;
    private @Nullable Long lastBegin;
    private int failuresInARow;
    private long dropped;

    GuardedCollector(MetricCollector collector, int maxSeries) {
        this.collector = collector;
        this.name = collector.name();
        this.interval = collector.interval();
        this.maxSeries = maxSeries;
        collector.metrics().forEach(metric -> memories.put(metric, new SeriesMemory(metric)));
    }

    String name() {
        return name;
    }

    Closing.Part closing() {
        return new Closing.Part("collector '" + name + "'", collector);
    }

    /** Whether a collection has not returned yet, in time or not. */
    boolean isRunning() {
        @Nullable Run last = run;
        return last != null && !last.call().hasReturned();
    }

    boolean isDue(long nanoTime) {
        boolean retries = failuresInARow > 0 && failuresInARow <= EARLY_RETRIES;
        return lastBegin == null
                || retries
                || Duration.ofNanos(nanoTime - lastBegin).plus(TOLERANCE).compareTo(interval) >= 0;
    }

    /** Begins a collection; only when none is running. One that is stopped meanwhile writes nothing. */
    void begin(CollectContext context, MonitorThreads threads) {
        var sink = new GuardedSink(name, columns(), maxSeries);
        var call = new PluginCall<>(() -> {
            collector.collect(context, sink);
            return sink;
        });
        Thread thread = threads.thread("collector-" + name, call);
        run = new Run(sink, call, thread);
        lastBegin = context.nanoTime();
        thread.start();
        if (stopped) { // after the thread is there to be interrupted
            interrupt();
        }
    }

    /**
     * Waits for the collection and takes over what it wrote.
     *
     * @throws IllegalArgumentException if it broke the contract; nothing of what it wrote is taken over then
     */
    void take(long nanos) throws InterruptedException, ExecutionException, TimeoutException {
        @Nullable Run last = run;
        if (last == null) {
            throw new IllegalStateException("The collector '" + name + "' is not running; call begin() first");
        }
        GuardedSink written = last.call().await(nanos);
        run = null; // or the column before this one would be kept until the next collection
        written.close();
        Map<Metric, Column> columns = written.columns();
        columns.forEach((metric, column) -> memory(metric).check(column));
        int room = maxSeries - written.written();
        for (Column column : columns.values()) {
            Column published = memory(column.metric()).reported(column, written.goneEntities(), room);
            room -= published.size() - column.size();
        }
        dropped = written.dropped();
        failuresInARow = 0;
    }

    /** How many series it holds. */
    int size() {
        return memories.values().stream()
                .mapToInt(memory -> memory.last().size())
                .sum();
    }

    /** Leaves it only so many series, of each metric a fair share. */
    void cut(int most, Unknown why) {
        List<SeriesMemory> all = List.copyOf(memories.values());
        int[] sizes = all.stream().mapToInt(memory -> memory.last().size()).toArray();
        int[] shares = FairShares.of(sizes, most);
        for (int i = 0; i < shares.length; i++) {
            all.get(i).cut(shares[i], why);
            dropped += sizes[i] - shares[i];
        }
    }

    /** How many series were left out of what it wrote last. */
    long dropped() {
        return dropped;
    }

    private SeriesMemory memory(Metric metric) {
        return memories.computeIfAbsent(metric, SeriesMemory::new);
    }

    /** Makes everything this collector ever said unknown; a collection that is under way writes no more. */
    void failed(Unknown why) {
        failuresInARow++;
        interrupt();
        memories.values().forEach(memory -> memory.failed(why));
    }

    /** Gives up a collection whose pass is given up; the next pass begins another one. */
    void abandon() {
        lastBegin = null;
        interrupt();
    }

    /** Interrupts a collection that has not returned, and each that begins from now on; by whichever thread. */
    void stop() {
        stopped = true;
        interrupt();
    }

    private void interrupt() {
        @Nullable Run last = run; // the thread of the cycle may be done with it meanwhile
        if (last != null) {
            last.sink().close();
            last.thread().interrupt();
        }
    }

    /** The columns as they stand now. */
    Collection<Column> columns() {
        var columns = new ArrayList<Column>();
        memories.values().forEach(memory -> columns.add(memory.last()));
        return columns;
    }

    private record Run(GuardedSink sink, PluginCall<GuardedSink> call, Thread thread) {}
}
