package io.kafkamonitor.kafka;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * Writes which partitions have a problem, and says at once of which it is over. A broken cluster has a problem with each
 * of its partitions, and a reader needs only some. Not safe for use by several threads.
 */
final class ProblemReport {

    static final int MOST_OF_A_TOPIC = 10;
    static final int MOST_IN_ALL = 10_000;

    /** The series of each problem by the labels of their partitions, as they were last written. */
    private Map<PartitionProblem, Map<Labels, Labels>> last = none();

    private static Map<PartitionProblem, Map<Labels, Labels>> none() {
        var none = new EnumMap<PartitionProblem, Map<Labels, Labels>>(PartitionProblem.class);
        for (PartitionProblem problem : PartitionProblem.values()) {
            none.put(problem, new HashMap<>());
        }
        return none;
    }

    void write(Topics topics, TopicHealth health, PartitionLabels labels, SampleSink sink) {
        var pass = new Pass(topics, health, labels, sink);
        pass.writePresent();
        pass.writeOver();
        last = pass.now;
    }

    private static List<TopicPartitionInfo> worst(
            TopicDescription topic, PartitionProblem problem, TopicHealth health) {
        return topic.partitions().stream()
                .filter(health.of(problem, topic))
                .sorted(Comparator.comparingInt(partition -> partition.isr().size()))
                .limit(MOST_OF_A_TOPIC)
                .toList();
    }

    /** The writing of one collection; {@code last} stays as it is if it fails, and what is over is then said next time. */
    private final class Pass {

        private final Topics topics;
        private final TopicHealth health;
        private final PartitionLabels labels;
        private final SampleSink sink;
        private final Map<PartitionProblem, Map<Labels, Labels>> now = none();
        private int room = MOST_IN_ALL;

        Pass(Topics topics, TopicHealth health, PartitionLabels labels, SampleSink sink) {
            this.topics = topics;
            this.health = health;
            this.labels = labels;
            this.sink = sink;
        }

        void writePresent() {
            for (TopicDescription topic : topics.readable()) {
                for (PartitionProblem problem : PartitionProblem.values()) {
                    List<TopicPartitionInfo> worst = worst(topic, problem, health);
                    room -= worst.size();
                    if (room >= 0) {
                        worst.forEach(partition -> write(topic.name(), partition, problem));
                    }
                }
            }
            if (room < 0) {
                sink.incomplete(
                        PartitionMetrics.PARTITION_PROBLEM,
                        new Unknown(
                                UnknownReason.INCOMPLETE, "more than " + MOST_IN_ALL + " partitions have problems"));
            }
        }

        private void write(String topic, TopicPartitionInfo partition, PartitionProblem problem) {
            Labels ofPartition = labels.of(topic, partition.partition());
            Labels known = of(last, problem).get(ofPartition);
            Labels series = known == null ? ofPartition.with("problem", problem.label()) : known;
            of(now, problem).put(ofPartition, series);
            sink.record(
                    PartitionMetrics.PARTITION_PROBLEM, series, partition.isr().size());
        }

        void writeOver() {
            last.forEach((problem, series) -> series.forEach((partition, ofProblem) -> {
                if (!of(now, problem).containsKey(partition)) {
                    writeOver(problem, partition, ofProblem);
                }
            }));
        }

        private void writeOver(PartitionProblem problem, Labels partition, Labels series) {
            String topic = requireNonNull(partition.value("topic"));
            TopicDescription readable = topics.topic(topic);
            if (readable != null && health.canTell(problem, readable)) {
                sink.gone(series);
            } else if (topics.names().contains(topic)) {
                of(now, problem).put(partition, series); // perhaps not over, and to be said later if it is
            }
        }
    }

    private static Map<Labels, Labels> of(
            Map<PartitionProblem, Map<Labels, Labels>> problems, PartitionProblem problem) {
        return requireNonNull(problems.get(problem));
    }
}
