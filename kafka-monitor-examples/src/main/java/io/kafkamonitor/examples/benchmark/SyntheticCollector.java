package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Metric;
import java.util.List;

/** Writes synthetic series as they are; what it costs is what the monitor costs. */
final class SyntheticCollector implements MetricCollector {

    private final SyntheticSeries series;
    private final Allocation allocation;

    SyntheticCollector(SyntheticSeries series, Allocation allocation) {
        this.series = series;
        this.allocation = allocation;
    }

    @Override
    public String name() {
        return "synthetic";
    }

    @Override
    public List<Metric> metrics() {
        return List.of(SyntheticSeries.LAG);
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) {
        for (int i = series.first(); i < series.size(); i++) {
            sink.record(SyntheticSeries.LAG, series.labels(i), series.value(i));
        }
        allocation.threadEnds();
    }
}
