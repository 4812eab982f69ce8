package io.kafkamonitor.kafka;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.DescribeMetadataQuorumOptions;
import org.apache.kafka.clients.admin.QuorumInfo;

/** Reads which brokers are registered, which are alive, and who leads the metadata quorum. */
final class BrokerCollector implements MetricCollector {

    private static final String QUORUM = "the metadata quorum (DESCRIBE on the cluster, Kafka 3.3 or newer)";

    private final KafkaGateway gateway;
    private Map<BrokerNode, Labels> labels = new HashMap<>();

    BrokerCollector(KafkaGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public String name() {
        return "brokers";
    }

    @Override
    public List<Metric> metrics() {
        return BrokerMetrics.ALL;
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) throws Exception {
        Brokers brokers = gateway.brokers(context);
        reportGone(brokers, sink);
        sink.record(BrokerMetrics.BROKERS, Labels.EMPTY, brokers.live().size());
        sink.record(BrokerMetrics.FENCED_BROKERS, Labels.EMPTY, brokers.fenced().size());
        brokers.live().forEach(broker -> sink.record(BrokerMetrics.BROKER_LIVE, labels(broker), 1));
        brokers.fenced().forEach(broker -> sink.record(BrokerMetrics.BROKER_LIVE, labels(broker), 0));
        reportSilent(brokers, gateway.reachability(context), sink);
        reportController(context, sink);
    }

    private void reportSilent(Brokers brokers, Reachability reachability, SampleSink sink) {
        for (BrokerNode broker : brokers.registered()) {
            sink.record(BrokerMetrics.BROKER_SILENT, labels(broker), reachability.isSilent(broker.id()) ? 1 : 0);
        }
    }

    private Labels labels(BrokerNode broker) {
        return labels.computeIfAbsent(
                broker,
                node -> Labels.of("broker", Integer.toString(node.id()), "host", node.host(), "rack", node.rack()));
    }

    /** A broker is gone if it is not registered any more, or came back with another host or rack. */
    private void reportGone(Brokers brokers, SampleSink sink) {
        var registered = new HashMap<BrokerNode, Labels>();
        brokers.registered().forEach(broker -> registered.put(broker, labels(broker)));
        labels.forEach((broker, series) -> {
            if (!registered.containsKey(broker)) {
                sink.gone(series);
            }
        });
        labels = registered;
    }

    private void reportController(CollectContext context, SampleSink sink) throws InterruptedException {
        try {
            int leader = quorum(context).leaderId();
            sink.record(BrokerMetrics.ACTIVE_CONTROLLER, Labels.EMPTY, leader < 0 ? 0 : 1);
            if (leader >= 0) {
                sink.record(BrokerMetrics.CONTROLLER_ID, Labels.EMPTY, leader);
            }
            gateway.capabilities().canRead(QUORUM);
        } catch (ClusterReadException e) {
            Unknown why = e.unknown();
            gateway.capabilities().cannotRead(QUORUM, why);
            sink.unknown(BrokerMetrics.ACTIVE_CONTROLLER, Labels.EMPTY, why);
            sink.unknown(BrokerMetrics.CONTROLLER_ID, Labels.EMPTY, why);
        }
    }

    /** Not describeCluster().controller(): with KRaft that is any broker, which passes requests on to the controller. */
    private QuorumInfo quorum(CollectContext context) throws ClusterReadException, InterruptedException {
        CallTime call = CallTime.within(context, KafkaGateway.CALL_TIMEOUT, "the metadata quorum");
        var options = new DescribeMetadataQuorumOptions();
        options.timeoutMs(call.millis());
        return call.await(gateway.admin().describeMetadataQuorum(options).quorumInfo());
    }
}
