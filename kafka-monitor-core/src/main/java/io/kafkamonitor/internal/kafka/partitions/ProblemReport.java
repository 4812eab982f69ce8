package io.kafkamonitor.internal.kafka.partitions;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.cluster.PartitionLabels;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.kafka.PartitionProblem;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * Writes which partitions have a problem, and says at once of which it is over. A broken cluster has a problem with each
 * of its partitions, and a reader needs only some: the worst, and those without which a missing broker would not be
 * named. Not safe for use by several threads.
 */
final class ProblemReport {

    private static final String MISSING = "missing";
    private static final String LEADER = "leader";

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

    private static List<TopicPartitionInfo> worstFirst(
            TopicDescription topic, PartitionProblem problem, TopicHealth health) {
        return topic.partitions().stream()
                .filter(health.of(problem, topic))
                .sorted(Comparator.comparingInt(partition -> partition.isr().size()))
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
                    writePresent(topic, problem);
                }
            }
        }

        /** Those that are left out are a gap of just this topic and problem. */
        private void writePresent(TopicDescription topic, PartitionProblem problem) {
            List<TopicPartitionInfo> all = worstFirst(topic, problem, health);
            int most = Math.min(room, MOST_OF_A_TOPIC);
            var named = new HashSet<Integer>();
            int shown = 0;
            for (TopicPartitionInfo partition : all) {
                SortedSet<Integer> missing = health.missing(problem, topic, partition);
                boolean namesAnother = named.addAll(missing);
                if (shown < most || namesAnother) {
                    write(topic.name(), partition, problem, missing);
                    shown++;
                } else {
                    keep(topic.name(), partition, problem, missing);
                }
            }
            room -= Math.min(room, shown);
            if (shown < all.size()) {
                sink.incomplete(
                        PartitionMetrics.PARTITION_PROBLEM,
                        labels.of(topic.name()).with("problem", problem.label()),
                        new Unknown(
                                UnknownReason.INCOMPLETE, all.size() + " partitions of the topic have the problem"));
            }
        }

        /** One that was written before, and still has the problem, is not over because others are worse. */
        private void keep(
                String topic, TopicPartitionInfo partition, PartitionProblem problem, SortedSet<Integer> missing) {
            Labels ofPartition = labels.of(topic, partition.partition());
            Labels known = of(last, problem).get(ofPartition);
            if (known != null && isOf(known, partition, missing)) {
                of(now, problem).put(ofPartition, known);
            }
        }

        private void write(
                String topic, TopicPartitionInfo partition, PartitionProblem problem, SortedSet<Integer> missing) {
            Labels ofPartition = labels.of(topic, partition.partition());
            Labels known = of(last, problem).get(ofPartition);
            Labels series = known != null && isOf(known, partition, missing)
                    ? known
                    : ofPartition
                            .with("problem", problem.label())
                            .with(LEADER, leader(partition))
                            .with(MISSING, text(missing));
            of(now, problem).put(ofPartition, series);
            sink.record(
                    PartitionMetrics.PARTITION_PROBLEM, series, partition.isr().size());
        }

        void writeOver() {
            last.forEach((problem, series) -> series.forEach((partition, ofProblem) -> {
                if (!Objects.equals(of(now, problem).get(partition), ofProblem)) {
                    writeOver(problem, partition, ofProblem);
                }
            }));
        }

        private void writeOver(PartitionProblem problem, Labels partition, Labels series) {
            String topic = requireNonNull(partition.value("topic"));
            TopicDescription readable = topics.topic(topic);
            boolean missesOthersNow = of(now, problem).containsKey(partition);
            if (missesOthersNow || (readable != null && health.canTell(problem, readable))) {
                sink.gone(series);
            } else if (topics.names().contains(topic)) {
                of(now, problem).put(partition, series); // perhaps not over, and to be said later if it is
            }
        }
    }

    private static boolean isOf(Labels series, TopicPartitionInfo partition, SortedSet<Integer> missing) {
        return text(missing).equals(series.value(MISSING)) && leader(partition).equals(series.value(LEADER));
    }

    /** Empty where there is none. */
    private static String leader(TopicPartitionInfo partition) {
        Node leader = Topics.leader(partition);
        return leader == null ? "" : leader.idString();
    }

    private static String text(SortedSet<Integer> brokers) {
        return brokers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Map<Labels, Labels> of(
            Map<PartitionProblem, Map<Labels, Labels>> problems, PartitionProblem problem) {
        return requireNonNull(problems.get(problem));
    }
}
