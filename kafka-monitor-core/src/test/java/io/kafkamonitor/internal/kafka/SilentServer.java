package io.kafkamonitor.internal.kafka;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.metric.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A collector of a cluster that accepts connections and never answers; closing it closes the server. */
public final class SilentServer implements MetricCollector {

    private final ServerSocket server;
    private final KafkaGateway gateway;
    private final MetricCollector collector;

    private SilentServer(ServerSocket server, Function<KafkaGateway, MetricCollector> collector) {
        this.server = server;
        this.gateway = KafkaGateway.connecting(Map.of("bootstrap.servers", "127.0.0.1:" + server.getLocalPort()));
        this.collector = collector.apply(gateway);
    }

    public static MetricCollector read(Function<KafkaGateway, MetricCollector> collector) throws IOException {
        return new SilentServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), collector);
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
    public void collect(CollectContext context, SampleSink sink) throws Exception {
        collector.collect(context, sink);
    }

    @Override
    public void close() {
        gateway.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
