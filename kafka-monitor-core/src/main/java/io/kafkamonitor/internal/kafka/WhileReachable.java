package io.kafkamonitor.internal.kafka;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collector that is left alone while the cluster cannot be reached: all it reads is unknown then. That it cannot be
 * reached is one failure, and the collector of the brokers has it.
 */
final class WhileReachable implements MetricCollector {

    private final KafkaGateway gateway;
    private final MetricCollector collector;

    WhileReachable(KafkaGateway gateway, MetricCollector collector) {
        this.gateway = gateway;
        this.collector = collector;
    }

    @Override
    public String name() {
        return collector.name();
    }

    @Override
    public List<Metric> metrics() {
        return collector.metrics();
    }

    @Override
    public Duration interval() {
        return collector.interval();
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) throws Exception {
        Unknown why = whyUnreachable(context);
        if (why == null) {
            collector.collect(context, sink);
        } else {
            collector.metrics().forEach(metric -> sink.incomplete(metric, why));
        }
    }

    private @Nullable Unknown whyUnreachable(CollectContext context) throws InterruptedException {
        try {
            gateway.brokers(context);
            return null;
        } catch (ClusterReadException e) {
            return e.unknown();
        }
    }

    @Override
    public void close() {
        collector.close();
    }

    @Override
    public String toString() {
        return collector.toString();
    }
}
