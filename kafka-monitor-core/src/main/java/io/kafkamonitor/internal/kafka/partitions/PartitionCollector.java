package io.kafkamonitor.internal.kafka.partitions;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.cluster.Brokers;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.kafka.cluster.PartitionLabels;
import io.kafkamonitor.internal.kafka.cluster.PartitionMove;
import io.kafkamonitor.internal.kafka.cluster.Reassignments;
import io.kafkamonitor.internal.kafka.cluster.TopicHistory;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.kafka.PartitionProblem;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/** Reads where the partitions are and how many of them are not as they should be. */
public final class PartitionCollector implements MetricCollector {

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

    public PartitionCollector(KafkaGateway gateway) {
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
        Reassignments reassignments = gateway.reassignments(context);
        minInSync.refresh(context, topics);
        history.reportGone(topics, sink);
        labels.retain(topics.names());
        var health = new TopicHealth(Racks.of(brokers), minInSync::of, reassignments);
        reportTopics(topics, health, sink);
        reportUnreadable(topics, sink);
        distribution.write(topics, brokers, health, sink);
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
            sink.record(PartitionMetrics.NOT_PREFERRED_PARTITIONS, ofTopic, health.countNotPreferred(topic));
            reportMoves(topic, health.reassignments(), sink);
            COUNTS.keySet().forEach(problem -> reportCount(problem, topic, health, sink));
            reportReplicas(topic, health.reassignments(), sink);
        }
    }

    private void reportMoves(TopicDescription topic, Reassignments reassignments, SampleSink sink) {
        Unknown notSure = reassignments.whyNotSure(topic.name());
        if (notSure == null) {
            sink.record(
                    PartitionMetrics.MOVING_PARTITIONS,
                    labels.of(topic.name()),
                    reassignments.ofTopic(topic.name()).size());
        } else {
            sink.unknown(PartitionMetrics.MOVING_PARTITIONS, labels.of(topic.name()), notSure);
        }
    }

    private void reportCount(PartitionProblem problem, TopicDescription topic, TopicHealth health, SampleSink sink) {
        Metric metric = requireNonNull(COUNTS.get(problem));
        Unknown notSure = health.reassignments().whyNotSure(topic.name());
        if (health.canTell(problem, topic)) {
            sink.record(metric, labels.of(topic.name()), health.count(problem, topic));
        } else {
            Unknown why = notSure == null ? minInSync.whyUnknown(topic.name()) : notSure;
            Labels series = labels.of(topic.name());
            sink.unknown(metric, series, why);
            sink.incomplete(PartitionMetrics.PARTITION_PROBLEM, series.with("problem", problem.label()), why);
        }
    }

    private void reportReplicas(TopicDescription topic, Reassignments reassignments, SampleSink sink) {
        Map<Integer, PartitionMove> moves = reassignments.ofTopic(topic.name());
        for (TopicPartitionInfo partition : topic.partitions()) {
            Labels series = labels.of(topic.name(), partition.partition());
            int inSync = partition.isr().size();
            PartitionMove move = moves.getOrDefault(partition.partition(), PartitionMove.NONE);
            sink.record(PartitionMetrics.REPLICAS, series, Math.max(inSync, move.wanted(partition)));
            sink.record(PartitionMetrics.IN_SYNC_REPLICAS, series, inSync);
        }
    }

    private void reportUnreadable(Topics topics, SampleSink sink) {
        topics.unreadable().forEach((name, why) -> {
            sink.unknown(PartitionMetrics.TOPIC_PARTITIONS, labels.of(name), why);
            sink.unknown(PartitionMetrics.NOT_PREFERRED_PARTITIONS, labels.of(name), why);
            sink.unknown(PartitionMetrics.MOVING_PARTITIONS, labels.of(name), why);
            COUNTS.values().forEach(metric -> sink.unknown(metric, labels.of(name), why));
            sink.incomplete(PartitionMetrics.REPLICAS, labels.of(name), why);
            sink.incomplete(PartitionMetrics.IN_SYNC_REPLICAS, labels.of(name), why);
            sink.incomplete(PartitionMetrics.PARTITION_PROBLEM, labels.of(name), why);
        });
    }
}
