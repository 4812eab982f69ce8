package io.kafkamonitor.internal.kafka.disks;

import static io.kafkamonitor.internal.kafka.cluster.TestTopics.partition;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.cluster.TestTopics;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.RecordingSampleSink;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.junit.jupiter.api.Test;

class TopicSizesTest {

    private static final Topics TOPICS = TestTopics.none()
            .topic("a", partition(0, 1, List.of(1, 2), List.of(1, 2)))
            .topic("b", partition(0, 1, List.of(1), List.of(1)))
            .build();

    private final RecordingSampleSink sink = RecordingSampleSink.forMetrics(LogDirMetrics.ALL);

    @Test
    void sumsTheReplicasOfATopicOnAllBrokers() {
        var dirs = new LogDirs(Map.of(1, Map.of("/d", holding("a", 100)), 2, Map.of("/d", holding("a", 50))), Map.of());

        write(dirs, "a");

        assertThat(sink.value(LogDirMetrics.TOPIC_LOG_SIZE, Labels.of("topic", "a")))
                .hasValue(150);
    }

    @Test
    void doesNotKnowTheSizeOfATopicWithAReplicaOnABrokerThatDidNotTell() {
        var dirs = new LogDirs(
                Map.of(1, Map.of("/d", holding("a", 100), "/e", holding("b", 7))),
                Map.of(2, new Unknown(UnknownReason.UNREACHABLE, "broker 2 is not alive")));

        write(dirs, "a");
        write(dirs, "b");

        assertThat(sink.unknowns(LogDirMetrics.TOPIC_LOG_SIZE))
                .containsOnly(Map.entry(
                        Labels.of("topic", "a"),
                        new Unknown(
                                UnknownReason.INCOMPLETE,
                                "at least 100 B; 1 of 2 replicas unknown: not reachable (broker 2 is not alive)")));
        assertThat(sink.value(LogDirMetrics.TOPIC_LOG_SIZE, Labels.of("topic", "b")))
                .hasValue(7);
    }

    @Test
    void doesNotKnowTheSizeOfATopicInADirectoryThatIsOffline() {
        var offline = new LogDirDescription(new KafkaStorageException(), Map.of());
        var dirs = new LogDirs(Map.of(1, Map.of("/d", offline, "/e", holding("a", 100))), Map.of());

        TopicSizes sizes = TopicSizes.of(dirs, TOPICS);

        assertThat(sizes.byTopic().get("a").isComplete()).isTrue();
        assertThat(sizes.byTopic().get("b").isComplete()).isFalse();
    }

    private void write(LogDirs dirs, String topic) {
        TopicSizes.of(dirs, TOPICS)
                .byTopic()
                .get(topic)
                .report(sink, LogDirMetrics.TOPIC_LOG_SIZE, Labels.of("topic", topic), "replicas");
    }

    private static LogDirDescription holding(String topic, long bytes) {
        return new LogDirDescription(null, Map.of(new TopicPartition(topic, 0), new ReplicaInfo(bytes, 0, false)));
    }
}
