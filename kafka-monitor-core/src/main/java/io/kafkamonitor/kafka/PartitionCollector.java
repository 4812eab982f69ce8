package io.kafkamonitor.kafka;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/** Reads where the partitions are and how many of them are not as they should be. */
final class PartitionCollector implements MetricCollector {

    private static final Map<PartitionProblem, Metric> COUNTS = new EnumMap<>(Map.of(
            PartitionProblem.OFFLINE, PartitionMetrics.OFFLINE_PARTITIONS,
            PartitionProblem.UNDER_MIN_ISR, PartitionMetrics.UNDER_MIN_ISR_PARTITIONS,
            PartitionProblem.AT_MIN_ISR, PartitionMetrics.AT_MIN_ISR_PARTITIONS,
            PartitionProblem.UNDER_REPLICATED, PartitionMetrics.UNDER_REPLICATED_PARTITIONS,
            PartitionProblem.ONE_RACK, PartitionMetrics.ONE_RACK_PARTITIONS));

    private final KafkaGateway gateway;
    private final MinInSyncReplicas minInSync;
    private final TopicHistory history = new TopicHistory();
    private final PartitionLabels labels = new PartitionLabels();
    private final ProblemReport problems = new ProblemReport();
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
        var health = new TopicHealth(Racks.of(brokers), minInSync::of);
        reportTopics(topics, health, sink);
        reportUnreadable(topics, sink);
        distribution.write(topics, brokers, sink);
        problems.write(topics, health, labels, sink);
        history.remember(topics);
    }

    private void reportTopics(Topics topics, TopicHealth health, SampleSink sink) {
        for (TopicDescription topic : topics.readable()) {
            Labels ofTopic = labels.of(topic.name());
            sink.record(
                    PartitionMetrics.TOPIC_PARTITIONS,
                    ofTopic,
                    topic.partitions().size());
            sink.record(PartitionMetrics.NOT_PREFERRED_PARTITIONS, ofTopic, TopicHealth.countNotPreferred(topic));
            COUNTS.forEach((problem, metric) -> {
                if (health.canTell(problem, topic.name())) {
                    sink.record(metric, ofTopic, health.count(problem, topic));
                }
            });
            reportReplicas(topic, sink);
        }
    }

    private void reportReplicas(TopicDescription topic, SampleSink sink) {
        for (TopicPartitionInfo partition : topic.partitions()) {
            Labels series = labels.of(topic.name(), partition.partition());
            sink.record(PartitionMetrics.REPLICAS, series, partition.replicas().size());
            sink.record(
                    PartitionMetrics.IN_SYNC_REPLICAS, series, partition.isr().size());
        }
    }

    private void reportUnreadable(Topics topics, SampleSink sink) {
        Unknown noConfig = minInSync.missing();
        if (noConfig != null) {
            sink.incomplete(PartitionMetrics.UNDER_MIN_ISR_PARTITIONS, noConfig);
            sink.incomplete(PartitionMetrics.AT_MIN_ISR_PARTITIONS, noConfig);
            sink.incomplete(PartitionMetrics.PARTITION_PROBLEM, noConfig);
        }
        topics.unreadable().forEach((name, why) -> {
            sink.unknown(PartitionMetrics.TOPIC_PARTITIONS, labels.of(name), why);
            sink.unknown(PartitionMetrics.NOT_PREFERRED_PARTITIONS, labels.of(name), why);
            COUNTS.values().forEach(metric -> sink.unknown(metric, labels.of(name), why));
            var unlisted = new Unknown(UnknownReason.INCOMPLETE, "topic '" + name + "': " + why);
            sink.incomplete(PartitionMetrics.REPLICAS, unlisted);
            sink.incomplete(PartitionMetrics.IN_SYNC_REPLICAS, unlisted);
            sink.incomplete(PartitionMetrics.PARTITION_PROBLEM, unlisted);
        });
    }
}
