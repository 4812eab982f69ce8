package io.kafkamonitor.internal.cycle;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs collecting passes: all collectors that are due at the same time, each on a thread of its own, until one common
 * deadline. One that overruns is interrupted, counts as failed, and is left alone until it has returned.
 */
public final class Collecting implements AutoCloseable {

    private final List<GuardedCollector> collectors;
    private final HealthBoard board;
    private final TimeSource time;
    private final Duration deadline;
    private final ExecutorService executor;
    private final Map<String, Unknown> failures = new LinkedHashMap<>();

    /** Passes over collectors, none of which may take longer than the deadline. */
    public Collecting(
            List<MetricCollector> collectors,
            CollectLimits limits,
            HealthBoard board,
            TimeSource time,
            MonitorThreads threads) {
        this.collectors = collectors.stream()
                .map(collector -> new GuardedCollector(collector, limits.maxSeries()))
                .toList();
        this.deadline = limits.deadline();
        this.board = board;
        this.time = time;
        this.executor = Executors.newCachedThreadPool(threads.numbered("collector"));
    }

    /** One pass; called by one thread at a time. */
    public Snapshot collect() throws InterruptedException {
        var context = CollectContext.startingNow(time, deadline);
        long end = System.nanoTime() + deadline.toNanos();
        var begun = new LinkedHashMap<GuardedCollector, Future<GuardedSink>>();
        for (GuardedCollector collector : collectors) {
            if (collector.isRunning()) {
                fail(collector, collector.overrun("is still running"));
            } else if (collector.isDue(context.nanoTime())) {
                begun.put(collector, executor.submit(collector.begin(context)));
            }
        }
        for (var entry : begun.entrySet()) {
            await(entry.getKey(), entry.getValue(), end);
        }
        return snapshot();
    }

    private void await(GuardedCollector collector, Future<GuardedSink> running, long end) throws InterruptedException {
        try {
            GuardedSink written = running.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            collector.succeeded(written);
            failures.remove(collector.name());
            board.succeeded(PartKind.COLLECTOR, collector.name(), time.now());
        } catch (TimeoutException e) {
            running.cancel(true);
            fail(collector, collector.overrun("took longer than " + deadline.toMillis() + " ms"));
        } catch (ExecutionException e) {
            fail(collector, new Unknown(UnknownReason.COLLECTOR_FAILED, Failures.describe(e)));
        } catch (IllegalArgumentException e) {
            fail(collector, new Unknown(UnknownReason.COLLECTOR_FAILED, Failures.describe(e)));
        }
    }

    private void fail(GuardedCollector collector, Unknown why) {
        collector.failed(why);
        failures.put(collector.name(), why);
        board.failed(PartKind.COLLECTOR, collector.name(), why.detail());
    }

    private Snapshot snapshot() {
        var columns = new ArrayList<Column>();
        collectors.forEach(collector -> columns.addAll(collector.columns()));
        return Snapshot.of(time.now(), columns, failures);
    }

    /** Interrupts what still runs and closes the collectors. */
    @Override
    public void close() {
        executor.shutdownNow();
        collectors.forEach(GuardedCollector::close);
    }
}
