package io.kafkamonitor.kafka;

import static io.kafkamonitor.metric.UnknownReason.INCOMPLETE;
import static io.kafkamonitor.metric.UnknownReason.NOT_AUTHORIZED;
import static io.kafkamonitor.metric.UnknownReason.NO_LEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.testing.RecordingSampleSink;
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
import org.junit.jupiter.api.Test;

class LagReportTest {

    private final RecordingSampleSink sink = RecordingSampleSink.forMetrics(GroupMetrics.ALL);
    private final Map<String, TopicOffsets> offsets = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
    private final TestTopics topics = TestTopics.none();

    @Test
    void sumsTheLagOfPartitionsTopicsAndGroup() {
        log("a", 100, 100);
        log("b", 100);
        commit("a", 0, 90);
        commit("a", 1, 80);
        commit("b", 0, 70);

        write(null);

        assertThat(value(GroupMetrics.GROUP_LAG, "a", "1")).isEqualTo(20.0);
        assertThat(value(GroupMetrics.COMMITTED_OFFSET, "a", "1")).isEqualTo(80.0);
        assertThat(value(GroupMetrics.GROUP_LAG_BY_TOPIC, "a")).isEqualTo(30.0);
        assertThat(value(GroupMetrics.GROUP_LAG_TOTAL)).isEqualTo(60.0);
    }

    @Test
    void leavesAPartitionWithoutCommitOutOfTheSumsAndCountsItIfAMemberReadsIt() {
        log("a", 100, 100, 100);
        commit("a", 0, 90);
        noCommit("a", 1);

        write(members(GroupState.STABLE, new TopicPartition("a", 0), new TopicPartition("a", 1)));

        assertThat(value(GroupMetrics.GROUP_LAG, "a", "1")).isNull();
        assertThat(value(GroupMetrics.GROUP_LAG_BY_TOPIC, "a")).isEqualTo(10.0);
        assertThat(value(GroupMetrics.GROUP_WITHOUT_COMMIT, "a")).isEqualTo(1.0);
    }

    @Test
    void givesAGroupThatHasCommittedNothingNoLagAtAll() {
        log("a", 100);

        write(members(GroupState.STABLE, new TopicPartition("a", 0)));

        assertThat(sink.values()).containsOnlyKeys(GroupMetrics.GROUP_WITHOUT_COMMIT);
    }

    @Test
    void countsCommitsBeyondTheEndAsNoLag() {
        log("a", 0, 10);
        commit("a", 0, 500);
        commit("a", 1, 4);

        write(null);

        assertThat(value(GroupMetrics.GROUP_LAG, "a", "0")).isEqualTo(0.0);
        assertThat(value(GroupMetrics.GROUP_LAG_BY_TOPIC, "a")).isEqualTo(6.0);
        assertThat(value(GroupMetrics.GROUP_BEYOND_END, "a")).isEqualTo(1.0);
    }

    @Test
    void makesSumsUnknownWhereAPartIsAndSaysWhatTheyAreAtLeast() {
        log("a", 100, 100);
        offsets.get("a").unknown(1, Unknown.because(NO_LEADER));
        commit("a", 0, 90);
        commit("a", 1, 90);

        write(null);

        assertThat(reason(GroupMetrics.GROUP_LAG, "a", "1")).hasToString("the partition has no leader");
        assertThat(reason(GroupMetrics.GROUP_LAG_BY_TOPIC, "a"))
                .isEqualTo(new Unknown(
                        INCOMPLETE, "at least 10 records; 1 of 2 partitions unknown: the partition has no leader"));
        assertThat(unknown(GroupMetrics.GROUP_LAG_TOTAL).reason()).isEqualTo(INCOMPLETE);
        assertThat(unknown(GroupMetrics.TOPIC_BACKLOG, "topic", "a").reason()).isEqualTo(INCOMPLETE);
    }

    @Test
    void keepsTheReasonWhereAllPartsAreUnknown() {
        log("a", 100);
        offsets.get("a").unknown(0, Unknown.because(NO_LEADER));
        commit("a", 0, 90);

        write(null);

        assertThat(reason(GroupMetrics.GROUP_LAG_BY_TOPIC, "a")).isEqualTo(Unknown.because(NO_LEADER));
    }

    @Test
    void doesNotCallATopicLagThatTheGroupHasLeft() {
        log("left", 100);
        log("read", 100);
        commit("left", 0, 10);
        commit("read", 0, 90);

        write(members(GroupState.STABLE, new TopicPartition("read", 0)));

        assertThat(value(GroupMetrics.GROUP_ORPHANED, "left")).isEqualTo(1.0);
        assertThat(value(GroupMetrics.GROUP_LAG, "left", "0")).isNull();
        assertThat(value(GroupMetrics.COMMITTED_OFFSET, "left", "0")).isEqualTo(10.0);
        assertThat(value(GroupMetrics.GROUP_ORPHANED, "read")).isEqualTo(0.0);
        assertThat(value(GroupMetrics.GROUP_LAG_TOTAL)).isEqualTo(10.0);
    }

    @Test
    void doesNotTakeATopicForLeftDuringARebalanceOrWithoutMembers() {
        log("a", 100);
        commit("a", 0, 10);

        write(members(GroupState.PREPARING_REBALANCE, new TopicPartition("other", 0)));

        assertThat(value(GroupMetrics.GROUP_LAG, "a", "0")).isEqualTo(90.0);
    }

    @Test
    void keepsTheLagOfAGroupWithoutMembers() {
        log("a", 100);
        commit("a", 0, 10);

        write(members(GroupState.EMPTY));

        assertThat(value(GroupMetrics.GROUP_LAG, "a", "0")).isEqualTo(90.0);
    }

    @Test
    void doesNotKnowTheTotalOfAGroupThatReadsAHiddenTopic() {
        log("a", 100);
        commit("a", 0, 90);

        write(members(GroupState.STABLE, new TopicPartition("a", 0), new TopicPartition("hidden", 0)));

        assertThat(unknown(GroupMetrics.GROUP_LAG_TOTAL).detail())
                .startsWith("at least 10 records; 1 of 2 partitions unknown")
                .contains("'hidden'");
    }

    @Test
    void passesOverCommitsThatOutliveTheirTopicOrItsPartitions() {
        log("a", 100);
        commit("a", 0, 90);
        commit("a", 7, 90);
        commit("deleted", 0, 5);

        write(null);

        assertThat(value(GroupMetrics.GROUP_LAG_TOTAL)).isEqualTo(10.0);
        assertThat(value(GroupMetrics.COMMITTED_OFFSET, "a", "7")).isNull();
        assertThat(value(GroupMetrics.COMMITTED_OFFSET, "deleted", "0")).isNull();
    }

    @Test
    void doesNotKnowTheLagOnATopicThatCannotBeRead() {
        topics.unreadable("secret", Unknown.because(NOT_AUTHORIZED));
        commit("secret", 0, 5);

        write(null);

        assertThat(reason(GroupMetrics.GROUP_LAG, "secret", "0")).isEqualTo(Unknown.because(NOT_AUTHORIZED));
        assertThat(reason(GroupMetrics.GROUP_LAG_BY_TOPIC, "secret")).isEqualTo(Unknown.because(NOT_AUTHORIZED));
    }

    private void log(String topic, long... ends) {
        topics.topic(topic, ends.length);
        var ofTopic = new TopicOffsets(ends.length);
        for (int partition = 0; partition < ends.length; partition++) {
            ofTopic.known(partition, 0, ends[partition]);
        }
        offsets.put(topic, ofTopic);
    }

    private void commit(String topic, int partition, long offset) {
        commits.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset));
    }

    /** What Kafka answers for a partition on which nothing was committed. */
    private void noCommit(String topic, int partition) {
        commits.put(new TopicPartition(topic, partition), null);
    }

    private static GroupMembers members(GroupState state, TopicPartition... assigned) {
        var members = assigned.length == 0
                ? List.<MemberDescription>of()
                : List.of(new MemberDescription(
                        "id",
                        Optional.empty(),
                        Optional.empty(),
                        "client",
                        "host",
                        new MemberAssignment(Arrays.stream(assigned).collect(Collectors.toSet())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
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

    private void write(@Nullable GroupMembers members) {
        var backlogs = new TopicBacklogs();
        var report = new LagReport(topics.build(), offsets, backlogs, sink);
        report.write(CommittedOffsets.of(commits), members, new PartitionLabels(Labels.of("group", "g")));
        backlogs.write(sink);
    }

    private static Labels labels(String... topicAndPartition) {
        Labels group = Labels.of("group", "g");
        return switch (topicAndPartition.length) {
            case 0 -> group;
            case 1 -> group.with("topic", topicAndPartition[0]);
            default -> group.with("topic", topicAndPartition[0]).with("partition", topicAndPartition[1]);
        };
    }

    private @Nullable Double value(Metric metric, String... topicAndPartition) {
        return sink.values().getOrDefault(metric, Map.of()).get(labels(topicAndPartition));
    }

    private Unknown reason(Metric metric, String... topicAndPartition) {
        return sink.unknowns(metric).get(labels(topicAndPartition));
    }

    private Unknown unknown(Metric metric, String... labels) {
        return sink.unknowns(metric).get(labels.length == 0 ? Labels.of("group", "g") : Labels.of(labels));
    }
}
