package io.kafkamonitor.examples.custom;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.testing.MetricCollectorContract;
import java.util.List;

class QueueDepthCollectorTest implements MetricCollectorContract {

    @Override
    public MetricCollector createCollector() {
        return new QueueDepthCollector(List.of("a job"));
    }
}
