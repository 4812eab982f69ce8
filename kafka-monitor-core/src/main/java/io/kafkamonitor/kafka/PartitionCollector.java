package io.kafkamonitor.kafka;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/** Reads where the partitions are and how many of them are not as they should be. */
final class PartitionCollector implements MetricCollector {

    private static final List<Metric> OF_TOPIC = List.of(
            PartitionMetrics.TOPIC_PARTITIONS,
            PartitionMetrics.OFFLINE_PARTITIONS,
            PartitionMetrics.UNDER_REPLICATED_PARTITIONS,
            PartitionMetrics.NOT_PREFERRED_PARTITIONS,
            PartitionMetrics.ONE_RACK_PARTITIONS,
            PartitionMetrics.UNDER_MIN_ISR_PARTITIONS,
            PartitionMetrics.AT_MIN_ISR_PARTITIONS);

    private final KafkaGateway gateway;
    private final MinInSyncReplicas minInSync;
    private final TopicHistory history = new TopicHistory();
    private final PartitionLabels labels = new PartitionLabels();
    private final DistributionReport distribution = new DistributionReport();

    PartitionCollector(KafkaGateway gateway) {
        this.gateway = gateway;
        this.minInSync = new MinInSyncReplicas(gateway);
    }

    @Override
    public String name() {
        return "partitions";
    }

    @Override
    public List<Metric> metrics() {
        return PartitionMetrics.ALL;
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) throws Exception {
        Topics topics = gateway.topics(context);
        Brokers brokers = gateway.brokers(context);
        minInSync.refresh(context, topics);
        history.reportGone(topics, sink);
        labels.retain(topics.names());
        reportTopics(topics, racks(brokers), sink);
        reportUnreadable(topics, sink);
        distribution.write(topics, brokers, sink);
        history.remember(topics);
    }

    private static Map<Integer, String> racks(Brokers brokers) {
        var racks = new HashMap<Integer, String>();
        for (BrokerNode broker : brokers.registered()) {
            if (!broker.rack().isEmpty()) {
                racks.put(broker.id(), broker.rack());
            }
        }
        return racks;
    }

    private void reportTopics(Topics topics, Map<Integer, String> racks, SampleSink sink) {
        for (TopicDescription topic : topics.readable()) {
            reportHealth(topic, TopicHealth.of(topic, racks), sink);
            reportMinInSync(topic, sink);
            for (TopicPartitionInfo partition : topic.partitions()) {
                Labels series = labels.of(topic.name(), partition.partition());
                sink.record(
                        PartitionMetrics.REPLICAS, series, partition.replicas().size());
                sink.record(
                        PartitionMetrics.IN_SYNC_REPLICAS,
                        series,
                        partition.isr().size());
            }
        }
    }

    private void reportHealth(TopicDescription topic, TopicHealth health, SampleSink sink) {
        Labels series = labels.of(topic.name());
        sink.record(PartitionMetrics.TOPIC_PARTITIONS, series, health.partitions());
        sink.record(PartitionMetrics.OFFLINE_PARTITIONS, series, health.offline());
        sink.record(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, series, health.underReplicated());
        sink.record(PartitionMetrics.NOT_PREFERRED_PARTITIONS, series, health.notPreferred());
        sink.record(PartitionMetrics.ONE_RACK_PARTITIONS, series, health.oneRack());
    }

    private void reportMinInSync(TopicDescription topic, SampleSink sink) {
        OptionalInt least = minInSync.of(topic.name());
        if (least.isPresent()) {
            Labels series = labels.of(topic.name());
            int under = TopicHealth.underMinIsr(topic, least.getAsInt());
            sink.record(PartitionMetrics.UNDER_MIN_ISR_PARTITIONS, series, under);
            sink.record(PartitionMetrics.AT_MIN_ISR_PARTITIONS, series, TopicHealth.atMinIsr(topic, least.getAsInt()));
        }
    }

    private void reportUnreadable(Topics topics, SampleSink sink) {
        Unknown noConfig = minInSync.missing();
        if (noConfig != null) {
            sink.incomplete(PartitionMetrics.UNDER_MIN_ISR_PARTITIONS, noConfig);
            sink.incomplete(PartitionMetrics.AT_MIN_ISR_PARTITIONS, noConfig);
        }
        topics.unreadable().forEach((name, why) -> {
            OF_TOPIC.forEach(metric -> sink.unknown(metric, labels.of(name), why));
            var unlisted = new Unknown(UnknownReason.INCOMPLETE, "topic '" + name + "': " + why);
            sink.incomplete(PartitionMetrics.REPLICAS, unlisted);
            sink.incomplete(PartitionMetrics.IN_SYNC_REPLICAS, unlisted);
        });
    }
}
