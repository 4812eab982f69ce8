package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.internal.kafka.cluster.TestTopics;
import io.kafkamonitor.internal.kafka.cluster.TopicOffsets;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.testing.RecordingSampleSink;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberAssignment;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A group {@code g} with its topics, commits and members, and what is written of it in one collection after another. */
final class TestGroup {

    private final Map<String, TopicOffsets> offsets = new HashMap<>();
    private final Map<TopicPartition, @Nullable OffsetAndMetadata> commits = new HashMap<>();
    private final TestTopics topics = TestTopics.none();
    private final GroupMemory memory = new GroupMemory("g");
    private final UnreadTimes times = new UnreadTimes();
    private RecordingSampleSink sink = RecordingSampleSink.forMetrics(GroupMetrics.ALL);
    private long nanoTime;

    TestTopics topics() {
        return topics;
    }

    /** A topic with a partition for each end. */
    void log(String topic, long... ends) {
        topics.topic(topic, ends.length);
        var ofTopic = new TopicOffsets(ends.length);
        for (int partition = 0; partition < ends.length; partition++) {
            ofTopic.known(partition, 0, ends[partition]);
        }
        offsets.put(topic, ofTopic);
    }

    /** A topic that the monitor may not see any more, so that Kafka leaves out the commits on it. */
    void hide(String topic, Unknown why) {
        topics.unreadable(topic, why);
        offsets.remove(topic);
        deleteCommits(topic);
    }

    TopicOffsets offsets(String topic) {
        return offsets.get(topic);
    }

    void commit(String topic, int partition, long offset) {
        commits.put(partition(topic, partition), new OffsetAndMetadata(offset));
    }

    /** What Kafka answers for a partition on which nothing was committed. */
    void noCommit(String topic, int partition) {
        commits.put(partition(topic, partition), null);
    }

    void deleteCommits(String topic) {
        commits.keySet().removeIf(partition -> partition.topic().equals(topic));
    }

    void topicIsCreatedAgain(String topic) {
        memory.forget(Set.of(topic));
    }

    void pass(Duration time) {
        nanoTime += time.toNanos();
    }

    static TopicPartition partition(String topic, int partition) {
        return new TopicPartition(topic, partition);
    }

    /** One member with these partitions, or none without any. */
    static GroupMembers members(GroupState state, TopicPartition... assigned) {
        return assigned.length == 0 ? of(state, List.of()) : of(state, List.of(member(assigned)));
    }

    /** A member whose partitions are not told, as during a rebalance. */
    static GroupMembers rebalancing() {
        return of(GroupState.PREPARING_REBALANCE, List.of(member()));
    }

    private static MemberDescription member(TopicPartition... assigned) {
        return new MemberDescription(
                "id",
                Optional.empty(),
                Optional.empty(),
                "client",
                "host",
                new MemberAssignment(Arrays.stream(assigned).collect(Collectors.toSet())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static GroupMembers of(GroupState state, List<MemberDescription> members) {
        return GroupMembers.of(new ConsumerGroupDescription(
                "g",
                false,
                members,
                "range",
                GroupType.CLASSIC,
                state,
                TestTopics.node(1),
                Set.of(),
                Optional.empty(),
                Optional.empty()));
    }

    /** One collection. */
    void write(@Nullable GroupMembers members) {
        sink = RecordingSampleSink.forMetrics(GroupMetrics.ALL);
        var logs = new Logs(topics.build(), offsets);
        var backlogs = new TopicBacklogs();
        var report = new LagReport(logs, backlogs, new AssignmentReport(logs, nanoTime, sink), times, sink);
        report.write(CommittedOffsets.of(commits), members, memory);
        backlogs.write(sink);
    }

    RecordingSampleSink sink() {
        return sink;
    }

    private static Labels labels(String... topicAndPartition) {
        Labels group = Labels.of("group", "g");
        return switch (topicAndPartition.length) {
            case 0 -> group;
            case 1 -> group.with("topic", topicAndPartition[0]);
            default -> group.with("topic", topicAndPartition[0]).with("partition", topicAndPartition[1]);
        };
    }

    @Nullable
    Double value(Metric metric, String... topicAndPartition) {
        return sink.values().getOrDefault(metric, Map.of()).get(labels(topicAndPartition));
    }

    Unknown reason(Metric metric, String... topicAndPartition) {
        return sink.unknowns(metric).get(labels(topicAndPartition));
    }

    /** The longest backlog of a topic, or null. */
    @Nullable
    Double backlog(String topic) {
        return sink.values().getOrDefault(GroupMetrics.TOPIC_BACKLOG, Map.of()).get(Labels.of("topic", topic));
    }
}
