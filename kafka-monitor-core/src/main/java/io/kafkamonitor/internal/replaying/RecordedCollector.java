package io.kafkamonitor.internal.replaying;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Metric;
import java.util.List;

/** Stands for those that wrote what was recorded, where it is asked which metrics there are. */
public record RecordedCollector(List<Metric> metrics) implements MetricCollector {

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) {
        throw new UnsupportedOperationException("What was recorded is not collected again");
    }
}
