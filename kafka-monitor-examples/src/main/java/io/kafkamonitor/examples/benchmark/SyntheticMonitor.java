package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.metric.Snapshot;
import java.time.Duration;

/** A monitor of synthetic series alone, driven cycle by cycle. Used by one thread. */
final class SyntheticMonitor implements AutoCloseable {

    private final KafkaMonitor monitor;
    private final SyntheticSeries series;

    SyntheticMonitor(SyntheticSeries series, Allocation allocation) {
        this.series = series;
        monitor = KafkaMonitor.builder("benchmark")
                .collector(new SyntheticCollector(series, allocation))
                .maxSeriesPerCollector(series.size())
                .collectDeadline(Duration.ofSeconds(30))
                .build();
    }

    /** One cycle. */
    void tick() throws InterruptedException {
        monitor.tick();
    }

    /** One cycle, and what it saw: every series with a value, or the benchmark would measure a failure. */
    Snapshot snapshot() throws InterruptedException {
        tick();
        Snapshot snapshot = monitor.snapshot();
        int known = snapshot.column(SyntheticSeries.LAG).size();
        if (known != series.size() || !snapshot.failures().isEmpty()) {
            throw new IllegalStateException(
                    "Collected " + known + " of " + series.size() + " series, failures: " + snapshot.failures());
        }
        return snapshot;
    }

    @Override
    public void close() {
        monitor.close();
    }
}
