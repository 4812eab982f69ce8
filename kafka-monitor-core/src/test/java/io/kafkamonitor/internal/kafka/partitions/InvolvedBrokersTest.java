package io.kafkamonitor.internal.kafka.partitions;

import static io.kafkamonitor.internal.kafka.cluster.TestTopics.partition;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.Collected;
import io.kafkamonitor.internal.kafka.cluster.PartitionLabels;
import io.kafkamonitor.internal.kafka.cluster.Reassignments;
import io.kafkamonitor.internal.kafka.cluster.TestTopics;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.kafka.PartitionProblem;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.recommended.PartitionRules;
import io.kafkamonitor.testing.RecordingSampleSink;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

/** What the recommended rules make of what is written of partitions: broker 2 is dead, the others are alive. */
class InvolvedBrokersTest {

    private static final List<Integer> ALL = List.of(1, 2, 3);

    private final TestTopics topics = TestTopics.none();

    private Map<String, Set<String>> involved(Rule rule, PartitionProblem problem, Metric count) {
        Topics built = topics.build();
        var health = new TopicHealth(new Racks(Map.of()), topic -> OptionalInt.of(2), Reassignments.NONE);
        RecordingSampleSink sink = RecordingSampleSink.forMetrics(PartitionMetrics.ALL);
        built.readable()
                .forEach(topic -> sink.record(count, Labels.of("topic", topic.name()), health.count(problem, topic)));
        new ProblemReport().write(built, health, new PartitionLabels(), sink);
        return rule.evaluate(Evaluation.of(Collected.snapshot(sink))).stream()
                .collect(Collectors.toMap(
                        finding -> requireNonNull(finding.subject().value("topic")), Finding::involved));
    }

    private Map<String, Set<String>> offline() {
        return involved(PartitionRules.offline(), PartitionProblem.OFFLINE, PartitionMetrics.OFFLINE_PARTITIONS);
    }

    private static TopicPartitionInfo[] onlyOnTwo(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> partition(i, -1, List.of(2), List.of(2)))
                .toArray(TopicPartitionInfo[]::new);
    }

    @Test
    void partitionsThatOnlyTheDeadBrokerHasHangOnItAlone() {
        topics.topic("solo", onlyOnTwo(50));

        assertThat(offline()).containsOnly(Map.entry("solo", Set.of("2")));
    }

    @Test
    void oneOfManyPartitionsThatWaitsForALivingBrokerNamesThatOneToo() {
        TopicPartitionInfo[] partitions = onlyOnTwo(50);
        partitions[40] = partition(40, -1, List.of(3), List.of(3));
        topics.topic("solo", partitions);

        assertThat(offline()).containsOnly(Map.entry("solo", Set.of("2", "3")));
    }

    @Test
    void aPartitionWithoutLeaderThatHasALivingReplicaNamesThatOneToo() {
        topics.topic("lagging", partition(0, -1, List.of(2, 3), List.of(2)));

        assertThat(offline()).containsOnly(Map.entry("lagging", Set.of("2", "3")));
    }

    @Test
    void aTopicHangsOnTheReplicasThatAreOutOfSyncInItsOwnPartitionsOnly() {
        topics.topic("dead", partition(0, 1, ALL, List.of(1, 3))).topic("slow", partition(0, 1, ALL, List.of(1, 2)));

        assertThat(involved(
                        PartitionRules.underReplicated(),
                        PartitionProblem.UNDER_REPLICATED,
                        PartitionMetrics.UNDER_REPLICATED_PARTITIONS))
                .containsOnly(Map.entry("dead", Set.of("2")), Map.entry("slow", Set.of("3")));
        assertThat(involved(
                        PartitionRules.atMinIsr(), PartitionProblem.AT_MIN_ISR, PartitionMetrics.AT_MIN_ISR_PARTITIONS))
                .containsOnly(Map.entry("dead", Set.of("2")), Map.entry("slow", Set.of("3")));
    }

    @Test
    void writesThatAreRefusedHangOnAllThatAreOutOfSync() {
        topics.topic("refusing", partition(0, 1, ALL, List.of(1)), partition(1, 1, List.of(1, 2), List.of(1)));

        assertThat(involved(
                        PartitionRules.underMinIsr(),
                        PartitionProblem.UNDER_MIN_ISR,
                        PartitionMetrics.UNDER_MIN_ISR_PARTITIONS))
                .containsOnly(Map.entry("refusing", Set.of("2", "3")));
    }
}
