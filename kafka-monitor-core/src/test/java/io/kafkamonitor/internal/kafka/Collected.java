package io.kafkamonitor.internal.kafka;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.RecordingSampleSink;
import io.kafkamonitor.testing.TestSnapshotBuilder;
import io.kafkamonitor.testing.TestSnapshots;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one collection wrote, looked at by a test. */
public final class Collected {

    private final RecordingSampleSink sink;

    private Collected(RecordingSampleSink sink) {
        this.sink = sink;
    }

    /** Runs a collection of its own pass, with 20 s to go. */
    public static Collected by(MetricCollector collector) throws Exception {
        return by(collector, CollectContext.startingNow(TimeSource.system(), Duration.ofSeconds(20)));
    }

    public static Collected by(MetricCollector collector, CollectContext context) throws Exception {
        RecordingSampleSink sink = RecordingSampleSink.forMetrics(collector.metrics());
        collector.collect(context, sink);
        return new Collected(sink);
    }

    /** The value of a series, or null if it has none. */
    public @Nullable Double value(Metric metric, String... labels) {
        var value = sink.value(metric, Labels.of(labels));
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /** Why a series is unknown, or null if it is not. */
    public @Nullable Unknown unknown(Metric metric, String... labels) {
        return sink.unknowns(metric).get(Labels.of(labels));
    }

    /** The reason why a series is unknown, or null if it is not. */
    public @Nullable UnknownReason reason(Metric metric, String... labels) {
        Unknown unknown = unknown(metric, labels);
        return unknown == null ? null : unknown.reason();
    }

    /** The reason why a metric may have more series of just this entity, or null if it was not called incomplete. */
    @Nullable
    UnknownReason gap(Metric metric, String... entity) {
        Unknown gap = sink.gaps(metric).get(Labels.of(entity));
        return gap == null ? null : gap.reason();
    }

    public List<Labels> gone() {
        return sink.goneEntities();
    }

    /** What was written, as rules see it. */
    public Snapshot snapshot() {
        return snapshot(sink);
    }

    /** What a sink took, as rules see it. */
    public static Snapshot snapshot(RecordingSampleSink sink) {
        TestSnapshotBuilder snapshot = TestSnapshots.builder();
        sink.values().forEach((metric, series) -> {
            series.forEach((labels, value) -> snapshot.value(metric, labels, value));
            sink.gaps(metric).forEach((entity, why) -> snapshot.gap(metric, entity, why));
        });
        return snapshot.build();
    }

    public RecordingSampleSink sink() {
        return sink;
    }
}
