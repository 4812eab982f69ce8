package io.kafkamonitor.internal.kafka.disks;

import static io.kafkamonitor.internal.kafka.cluster.TestTopics.partition;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.cluster.PartitionMove;
import io.kafkamonitor.internal.kafka.cluster.Reassignments;
import io.kafkamonitor.internal.kafka.cluster.TestTopics;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.RecordingSampleSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BytesToMoveTest {

    private static final Unknown SILENT = Unknown.because(UnknownReason.TIMED_OUT);
    private static final TopicPartition A0 = new TopicPartition("a", 0);
    private static final TopicPartition A1 = new TopicPartition("a", 1);
    private static final Reassignments BOTH_TO_2 = Reassignments.told(Map.of(
            A0, new PartitionMove(Set.of(2), Set.of(1)),
            A1, new PartitionMove(Set.of(2), Set.of())));
    private static final Topics TOPICS = TestTopics.none()
            .topic("a", partition(0, 1, List.of(2, 1), List.of(1)), partition(1, 3, List.of(3, 2), List.of(3)))
            .build();

    private static Map<String, LogDirDescription> dir(Map<TopicPartition, Long> sizes) {
        var replicas = new HashMap<TopicPartition, ReplicaInfo>();
        sizes.forEach((partition, size) -> replicas.put(partition, new ReplicaInfo(size, 0, false)));
        return Map.of("/data", new LogDirDescription(null, replicas));
    }

    private static RecordingSampleSink report(
            Map<Integer, Map<String, LogDirDescription>> dirs, Map<Integer, Unknown> unknowns) {
        RecordingSampleSink sink = RecordingSampleSink.forMetrics(LogDirMetrics.ALL);
        BytesToMove.of(new LogDirs(dirs, unknowns), TOPICS, BOTH_TO_2)
                .forEach((topic, sum) ->
                        sum.report(sink, LogDirMetrics.TOPIC_BYTES_TO_MOVE, Labels.of("topic", topic), "replicas"));
        return sink;
    }

    @Test
    void areWhatTheLeadersHaveAndTheAddedReplicasHaveNot() {
        RecordingSampleSink sink =
                report(Map.of(1, dir(Map.of(A0, 100L)), 2, dir(Map.of(A0, 30L)), 3, dir(Map.of(A1, 5L))), Map.of());

        assertThat(sink.value(LogDirMetrics.TOPIC_BYTES_TO_MOVE, Labels.of("topic", "a")))
                .hasValue(75);
    }

    @Test
    void arePartlyKnownWhereALeaderDoesNotTell() {
        RecordingSampleSink sink = report(Map.of(1, dir(Map.of(A0, 100L)), 2, dir(Map.of(A0, 30L))), Map.of(3, SILENT));

        assertThat(sink.unknowns(LogDirMetrics.TOPIC_BYTES_TO_MOVE).get(Labels.of("topic", "a")))
                .hasToString("only partly known (at least 70 B; 1 of 2 replicas unknown: no answer in time)");
    }

    @Test
    void areUnknownWhereTheBrokerThatGetsTheReplicasDoesNotTell() {
        RecordingSampleSink sink = report(Map.of(1, dir(Map.of(A0, 100L)), 3, dir(Map.of(A1, 5L))), Map.of(2, SILENT));

        assertThat(sink.unknowns(LogDirMetrics.TOPIC_BYTES_TO_MOVE)).containsOnlyKeys(Labels.of("topic", "a"));
    }
}
