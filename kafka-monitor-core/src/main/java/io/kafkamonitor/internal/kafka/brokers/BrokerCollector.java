package io.kafkamonitor.internal.kafka.brokers;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.cluster.BrokerNode;
import io.kafkamonitor.internal.kafka.cluster.Brokers;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.kafka.cluster.Reachability;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads which brokers are registered, which are alive, and who leads the metadata quorum. */
public final class BrokerCollector implements MetricCollector {

    private final KafkaGateway gateway;
    private final QuorumReport quorum;
    private Map<BrokerNode, Labels> labels = new HashMap<>();

    public BrokerCollector(KafkaGateway gateway) {
        this.gateway = gateway;
        this.quorum = new QuorumReport(gateway);
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
        Brokers brokers = brokers(context);
        reportGone(brokers, sink);
        Reachability reachability = gateway.reachability(context);
        reportSilent(brokers, reachability, sink);
        quorum.write(context, sink);
        brokers.fenced().forEach(broker -> sink.record(BrokerMetrics.BROKER_LIVE, labels(broker), 0));
        if (quorum.isWithoutLeader()) {
            reportUnguarded(brokers, reachability, sink);
        } else {
            brokers.live().forEach(broker -> sink.record(BrokerMetrics.BROKER_LIVE, labels(broker), 1));
            reportCounts(brokers, sink);
        }
    }

    private Brokers brokers(CollectContext context) throws ClusterReadException, InterruptedException {
        try {
            return gateway.brokers(context);
        } catch (ClusterReadException e) {
            quorum.brokersAreSilent();
            throw e;
        }
    }

    private static void reportCounts(Brokers brokers, SampleSink sink) {
        sink.record(BrokerMetrics.BROKERS, Labels.EMPTY, brokers.live().size());
        sink.record(BrokerMetrics.FENCED_BROKERS, Labels.EMPTY, brokers.fenced().size());
    }

    /** Only a controller fences dead brokers; without one those that count as alive are the ones that answer. */
    private void reportUnguarded(Brokers brokers, Reachability reachability, SampleSink sink) {
        Unknown silent = null;
        for (BrokerNode broker : brokers.live()) {
            Unknown why = reachability.whyNotReached(broker.id());
            if (why == null) {
                sink.record(BrokerMetrics.BROKER_LIVE, labels(broker), 1);
            } else {
                silent = new Unknown(why.reason(), why.detail() + ", and no controller would notice if it is dead");
                sink.unknown(BrokerMetrics.BROKER_LIVE, labels(broker), silent);
            }
        }
        if (silent == null) {
            reportCounts(brokers, sink);
        } else {
            sink.unknown(BrokerMetrics.BROKERS, Labels.EMPTY, silent);
            sink.unknown(BrokerMetrics.FENCED_BROKERS, Labels.EMPTY, silent);
        }
    }

    private void reportSilent(Brokers brokers, Reachability reachability, SampleSink sink) {
        for (BrokerNode broker : brokers.registered()) {
            sink.record(BrokerMetrics.BROKER_SILENT, labels(broker), reachability.isSilent(broker.id()) ? 1 : 0);
        }
    }

    private Labels labels(BrokerNode broker) {
        return labels.computeIfAbsent(
                broker,
                node -> Labels.of(
                        "broker",
                        Integer.toString(node.id()),
                        "host",
                        node.host().isEmpty() ? "unknown" : node.host(),
                        "rack",
                        node.rack().isEmpty() ? "none" : node.rack()));
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
}
