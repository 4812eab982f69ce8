package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.KafkaMonitorBuilder;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.rule.Rule;
import java.time.Duration;
import java.util.List;

/** A monitor of synthetic series alone, driven cycle by cycle. Used by one thread. */
final class SyntheticMonitor implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofSeconds(30);

    private final KafkaMonitor monitor;
    private final SyntheticSeries series;
    private final HurriedClock clock = new HurriedClock();

    /** A monitor that judges the series by some rules. */
    SyntheticMonitor(SyntheticSeries series, Allocation allocation, Rule... rules) {
        this(series, composition(series, allocation).rules(List.of(rules)));
    }

    /** A monitor that records the series, and judges nothing. */
    static SyntheticMonitor recording(SyntheticSeries series, Recording recording) {
        return new SyntheticMonitor(
                series, composition(series, new Allocation()).recordingTo(recording));
    }

    private SyntheticMonitor(SyntheticSeries series, KafkaMonitorBuilder composition) {
        this.series = series;
        this.monitor = composition.timeSource(clock).build();
    }

    private static KafkaMonitorBuilder composition(SyntheticSeries series, Allocation allocation) {
        return KafkaMonitor.builder("benchmark")
                .collector(new SyntheticCollector(series, allocation))
                .quietly()
                .interval(INTERVAL)
                .maxSeriesPerCollector(series.size())
                .collectDeadline(Duration.ofSeconds(30));
    }

    /** One cycle, an interval after the last one. */
    void tick() throws InterruptedException {
        clock.skip(INTERVAL);
        monitor.tick();
    }

    /** How many alerts there are. */
    int alerts() {
        return monitor.alerts().size();
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
