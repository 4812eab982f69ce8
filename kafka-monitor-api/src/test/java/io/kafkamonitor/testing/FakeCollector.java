package io.kafkamonitor.testing;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A collector that writes what a test told it to, the same in every collection until it is told something else.
 *
 * <p>It writes first and fails or blocks afterwards, so that a reader who keeps half a collection is found out. Safe for
 * use by several threads.
 */
public final class FakeCollector implements MetricCollector {

    private final String name;
    private final List<Metric> metrics;
    private final Object lock = new Object();
    private final Map<Object, Consumer<SampleSink>> sayings = new LinkedHashMap<>(); // guarded by lock
    private Duration interval = Duration.ZERO; // guarded by lock
    private Obstacle obstacle = Obstacle.NONE; // guarded by lock
    private CountDownLatch blockade = new CountDownLatch(0); // guarded by lock
    private int collections; // guarded by lock
    private int closings; // guarded by lock

    /** A collector that declares metrics and says nothing of them yet. */
    public FakeCollector(String name, Metric... metrics) {
        this.name = requireNonNull(name, "name");
        this.metrics = List.of(metrics);
    }

    /** Wants this long between two collections. */
    public FakeCollector every(Duration newInterval) {
        synchronized (lock) {
            interval = requireNonNull(newInterval, "interval");
        }
        return this;
    }

    /** Writes a value for a series. */
    public FakeCollector value(Metric metric, Labels labels, double value) {
        return saying(new Series(metric, labels), sink -> sink.record(metric, labels, value));
    }

    /** Writes a series as unknown. */
    public FakeCollector unknown(Metric metric, Labels labels, Unknown why) {
        return saying(new Series(metric, labels), sink -> sink.unknown(metric, labels, why));
    }

    /** Says nothing of a series any more. */
    public FakeCollector silent(Metric metric, Labels labels) {
        synchronized (lock) {
            sayings.remove(new Series(metric, labels));
        }
        return this;
    }

    /** Says that a metric is incomplete, whatever the labels of what is missing. */
    public FakeCollector incomplete(Metric metric, Unknown why) {
        return incomplete(metric, Labels.EMPTY, why);
    }

    /** Says that a metric is incomplete for an entity. */
    public FakeCollector incomplete(Metric metric, Labels entity, Unknown why) {
        return saying(new Gap(metric, entity), sink -> sink.incomplete(metric, entity, why));
    }

    /** Does not say any more that a metric is incomplete. */
    public FakeCollector complete(Metric metric) {
        synchronized (lock) {
            sayings.keySet()
                    .removeIf(said -> said instanceof Gap gap && gap.metric().equals(metric));
        }
        return this;
    }

    /** Says that an entity is gone, and nothing of its series any more. */
    public FakeCollector gone(Labels entity) {
        synchronized (lock) {
            sayings.keySet().removeIf(said -> said instanceof Series series && series.labels.containsAll(entity));
        }
        return saying(entity, sink -> sink.gone(entity));
    }

    private FakeCollector saying(Object subject, Consumer<SampleSink> saying) {
        synchronized (lock) {
            sayings.put(subject, saying);
        }
        return this;
    }

    /** Throws this at the end of each collection. */
    public FakeCollector failing(Exception failure) {
        requireNonNull(failure, "failure");
        return facing(
                () -> {
                    throw failure;
                },
                new CountDownLatch(0));
    }

    /** Blocks at the end of each collection until it is interrupted or {@link #recovering()} is called. */
    public FakeCollector blocking() {
        var latch = new CountDownLatch(1);
        return facing(latch::await, latch);
    }

    /** Neither fails nor blocks any more; a collection that is blocked goes on. */
    public FakeCollector recovering() {
        return facing(Obstacle.NONE, new CountDownLatch(0));
    }

    private FakeCollector facing(Obstacle newObstacle, CountDownLatch newBlockade) {
        synchronized (lock) {
            obstacle = newObstacle;
            blockade.countDown();
            blockade = newBlockade;
        }
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Metric> metrics() {
        return metrics;
    }

    @Override
    public Duration interval() {
        synchronized (lock) {
            return interval;
        }
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) throws Exception {
        List<Consumer<SampleSink>> said;
        Obstacle met;
        synchronized (lock) {
            collections++;
            said = List.copyOf(sayings.values());
            met = obstacle;
        }
        said.forEach(saying -> saying.accept(sink));
        met.meet();
    }

    @Override
    public void close() {
        synchronized (lock) {
            closings++;
        }
    }

    /** How often a collection began. */
    public int collections() {
        synchronized (lock) {
            return collections;
        }
    }

    /** How often it was closed. */
    public int closings() {
        synchronized (lock) {
            return closings;
        }
    }

    private record Series(Metric metric, Labels labels) {}

    private record Gap(Metric metric, Labels entity) {}

    @FunctionalInterface
    private interface Obstacle {
        Obstacle NONE = () -> {};

        void meet() throws Exception;
    }
}
