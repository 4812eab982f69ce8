package io.kafkamonitor.internal.discovery;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Metric;
import java.time.Duration;
import java.util.List;

/** A collector that was discovered. */
record LoadedCollector(MetricCollector part, ContextLoader context) implements MetricCollector, Loaded {

    @Override
    public String name() {
        return context.during(part::name);
    }

    @Override
    public List<Metric> metrics() {
        return context.during(part::metrics);
    }

    @Override
    public Duration interval() {
        return context.during(part::interval);
    }

    @Override
    public void collect(CollectContext pass, SampleSink sink) throws Exception {
        context.during(() -> {
            part.collect(pass, sink);
            return part;
        });
    }

    @Override
    public void close() {
        context.during(() -> {
            part.close();
            return part;
        });
    }

    @Override
    public String toString() {
        return context.during(part::toString);
    }
}
