package io.kafkamonitor.internal.kafka.partitions;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.cluster.BrokerNode;
import io.kafkamonitor.internal.kafka.cluster.Brokers;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * Writes how partitions are spread over the registered brokers, empty and dead ones included.
 *
 * <p>A dead broker still holds its replicas but leads nothing, so the skew of leaders is a matter of the live ones.
 */
final class DistributionReport {

    private static final List<Metric> METRICS = List.of(
            PartitionMetrics.BROKER_REPLICAS,
            PartitionMetrics.BROKER_LEADERS,
            PartitionMetrics.BROKER_PREFERRED_LEADERS,
            PartitionMetrics.REPLICA_SKEW);

    private Map<Integer, Labels> labels = Map.of();

    void write(Topics topics, Brokers brokers, TopicHealth health, SampleSink sink) {
        relabel(brokers, sink);
        if (topics.unreadable().isEmpty()) {
            writeKnown(topics, brokers, health, sink);
        } else {
            writeUnknown(topics, sink);
        }
    }

    private void relabel(Brokers brokers, SampleSink sink) {
        var now = new HashMap<Integer, Labels>();
        for (BrokerNode broker : brokers.registered()) {
            Labels kept = labels.get(broker.id());
            now.put(broker.id(), kept == null ? Labels.of("broker", Integer.toString(broker.id())) : kept);
        }
        labels.forEach((id, series) -> {
            if (!now.containsKey(id)) {
                sink.gone(series);
            }
        });
        labels = now;
    }

    private void writeKnown(Topics topics, Brokers brokers, TopicHealth health, SampleSink sink) {
        Distribution distribution = Distribution.of(topics.readable(), health.reassignments());
        List<BrokerNode> registered = brokers.registered();
        List<BrokerNode> live = brokers.live();
        labels.forEach((id, series) -> {
            sink.record(PartitionMetrics.BROKER_REPLICAS, series, distribution.replicas(id));
            sink.record(PartitionMetrics.BROKER_LEADERS, series, distribution.leaders(id));
            sink.record(PartitionMetrics.BROKER_PREFERRED_LEADERS, series, distribution.preferredLeaders(id));
            sink.record(PartitionMetrics.REPLICA_SKEW, series, distribution.replicaSkew(id, registered));
            if (brokers.isLive(id)) {
                sink.record(PartitionMetrics.LEADER_SKEW, series, distribution.leaderSkew(id, live));
            }
        });
        sink.record(PartitionMetrics.NOT_PREFERRED_RATIO, Labels.EMPTY, notPreferredRatio(topics, health));
    }

    private static double notPreferredRatio(Topics topics, TopicHealth health) {
        int partitions = 0;
        int notPreferred = 0;
        for (TopicDescription topic : topics.readable()) {
            partitions += topic.partitions().size();
            notPreferred += health.countNotPreferred(topic);
        }
        return partitions == 0 ? 0 : (double) notPreferred / partitions;
    }

    private void writeUnknown(Topics topics, SampleSink sink) {
        var why = new Unknown(
                UnknownReason.INCOMPLETE,
                topics.unreadable().size() + " of " + topics.names().size() + " topics cannot be read");
        labels.values().forEach(series -> {
            METRICS.forEach(metric -> sink.unknown(metric, series, why));
            sink.unknown(PartitionMetrics.LEADER_SKEW, series, why);
        });
        sink.unknown(PartitionMetrics.NOT_PREFERRED_RATIO, Labels.EMPTY, why);
    }
}
