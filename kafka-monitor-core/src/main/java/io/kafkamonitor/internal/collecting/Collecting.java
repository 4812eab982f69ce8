package io.kafkamonitor.internal.collecting;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.Closing;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.schedule.Surroundings;
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
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Runs collecting passes: all collectors that are due at the same time, each on a thread of its own, until one common
 * deadline. One that overruns is interrupted, counts as failed, and is left alone until it has returned.
 */
public final class Collecting implements SnapshotSource {

    private final List<GuardedCollector> collectors;
    private final HealthBoard board;
    private final TimeSource time;
    private final Duration deadline;
    private final int maxSeries;
    private final MonitorThreads threads;
    private final Map<String, Unknown> failures = new LinkedHashMap<>();
    private volatile boolean stopped;

    /** Passes over collectors, none of which may take longer than the deadline. */
    public Collecting(List<MetricCollector> collectors, CollectLimits limits, Surroundings surroundings) {
        this.collectors = collectors.stream()
                .map(collector -> new GuardedCollector(collector, limits.maxSeriesOf(collector.name())))
                .toList();
        this.deadline = limits.deadline();
        this.maxSeries = limits.maxSeries();
        this.board = surroundings.board();
        this.time = surroundings.time();
        this.threads = surroundings.threads();
    }

    /** One pass. */
    @Override
    public Snapshot collect() throws InterruptedException {
        var context = CollectContext.startingNow(time, deadline);
        long end = System.nanoTime() + deadline.toNanos();
        List<GuardedCollector> begun = begin(context);
        try {
            for (GuardedCollector collector : begun) {
                await(collector, end);
            }
        } catch (InterruptedException e) {
            begun.forEach(GuardedCollector::abandon);
            throw e;
        }
        return snapshot();
    }

    private List<GuardedCollector> begin(CollectContext context) {
        var begun = new ArrayList<GuardedCollector>();
        for (GuardedCollector collector : collectors) {
            if (stopped) {
                return begun;
            }
            if (collector.isRunning()) {
                fail(collector, overrun("it has still not returned from an earlier collection"));
            } else if (collector.isDue(context.nanoTime())) {
                collector.begin(context, threads);
                begun.add(collector);
            }
        }
        return begun;
    }

    private void await(GuardedCollector collector, long end) throws InterruptedException {
        try {
            collector.take(end - System.nanoTime());
            failures.remove(collector.name());
            board.succeeded(PartKind.COLLECTOR, collector.name(), time.now());
        } catch (TimeoutException e) {
            fail(collector, overrun("it took longer than " + deadline.toMillis() + " ms"));
        } catch (ExecutionException | IllegalArgumentException e) {
            forget(collector, new Unknown(UnknownReason.COLLECTOR_FAILED, Failures.describe(e)));
            board.failed(PartKind.COLLECTOR, collector.name(), e);
        }
    }

    private static Unknown overrun(String detail) {
        return new Unknown(UnknownReason.COLLECTOR_OVERRAN, detail);
    }

    private void fail(GuardedCollector collector, Unknown why) {
        forget(collector, why);
        board.failed(PartKind.COLLECTOR, collector.name(), why.detail());
    }

    private void forget(GuardedCollector collector, Unknown why) {
        collector.failed(why);
        failures.put(collector.name(), why);
    }

    /** Leaves every collector a fair share of what all may write together. */
    private void cut() {
        int[] sizes = collectors.stream().mapToInt(GuardedCollector::size).toArray();
        if (IntStream.of(sizes).asLongStream().sum() > maxSeries) {
            var why = new Unknown(
                    UnknownReason.INCOMPLETE, "all collectors together have more than " + maxSeries + " series");
            int[] shares = FairShares.of(sizes, maxSeries);
            for (int i = 0; i < shares.length; i++) {
                collectors.get(i).cut(shares[i], why);
            }
        }
        collectors.forEach(collector -> board.dropped(collector.name(), collector.dropped()));
    }

    private Snapshot snapshot() {
        cut();
        var columns = new ArrayList<Column>();
        collectors.forEach(collector -> columns.addAll(collector.columns()));
        return Snapshot.of(time.now(), columns, failures);
    }

    @Override
    public void stop() {
        stopped = true;
        collectors.forEach(GuardedCollector::stop);
    }

    @Override
    public List<Closing.Part> closing() {
        return collectors.stream().map(GuardedCollector::closing).toList();
    }
}
