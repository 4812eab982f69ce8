package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.metric.Snapshot;
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
        this.series = series;
        monitor = KafkaMonitor.builder("benchmark")
                .collector(new SyntheticCollector(series, allocation))
                .rules(List.of(rules))
                .quietly()
                .interval(INTERVAL)
                .timeSource(clock)
                .maxSeriesPerCollector(series.size())
                .collectDeadline(Duration.ofSeconds(30))
                .build();
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
