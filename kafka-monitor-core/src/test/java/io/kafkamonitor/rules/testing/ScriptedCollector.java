package io.kafkamonitor.rules.testing;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Metric;
import java.util.List;

/** Says in each cycle what the series have for it. */
final class ScriptedCollector implements MetricCollector {

    private final List<Metric> metrics;
    private final List<ScriptedSeries> series;
    private volatile int cycle;

    ScriptedCollector(List<Metric> metrics, List<ScriptedSeries> series) {
        this.metrics = List.copyOf(metrics);
        this.series = List.copyOf(series);
    }

    void turnTo(int nextCycle) {
        cycle = nextCycle;
    }

    @Override
    public String name() {
        return "scripted-series";
    }

    @Override
    public List<Metric> metrics() {
        return metrics;
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) {
        int now = cycle;
        series.forEach(each -> each.say(now, sink));
    }
}
