package io.kafkamonitor.internal.health;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.health.MonitorMetrics;
import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Built in: writes what the monitor knows of itself, as of the previous cycle. */
public final class SelfCollector implements MetricCollector {

    private final HealthBoard board;
    private volatile Duration cycleTime = Duration.ZERO;
    private volatile int series;

    /** A collector of what is on a board. */
    public SelfCollector(HealthBoard board) {
        this.board = board;
    }

    /** Notes how the cycle went that has just ended. */
    public void cycleEnded(Duration time, int seriesCount) {
        cycleTime = time;
        series = seriesCount;
    }

    @Override
    public String name() {
        return "monitor";
    }

    @Override
    public List<Metric> metrics() {
        return MonitorMetrics.ALL;
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) {
        sink.record(MonitorMetrics.CYCLE_TIME, Labels.EMPTY, cycleTime.toNanos() / 1e9);
        sink.record(MonitorMetrics.SERIES, Labels.EMPTY, series);
        Map<String, Long> dropped = board.dropped();
        for (PartHealth part : board.parts()) {
            Metric metric = switch (part.kind()) {
                case COLLECTOR -> MonitorMetrics.COLLECTOR_FAILURES;
                case RULE -> MonitorMetrics.RULE_FAILURES;
                case NOTIFIER -> MonitorMetrics.NOTIFIER_FAILURES;
                case RECIPIENT -> MonitorMetrics.RECIPIENT_FAILURES;
                case STATE -> MonitorMetrics.STATE_FAILURES;
            };
            sink.record(metric, Labels.of(part.kind().word(), part.name()), part.consecutiveFailures());
            if (part.kind() == PartKind.COLLECTOR) {
                long series = dropped.getOrDefault(part.name(), 0L);
                sink.record(MonitorMetrics.DROPPED_SERIES, Labels.of("collector", part.name()), (double) series);
            }
        }
    }
}
