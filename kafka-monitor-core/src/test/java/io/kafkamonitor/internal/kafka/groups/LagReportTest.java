package io.kafkamonitor.internal.kafka.groups;

import static io.kafkamonitor.internal.kafka.groups.TestGroup.members;
import static io.kafkamonitor.internal.kafka.groups.TestGroup.partition;
import static io.kafkamonitor.metric.UnknownReason.INCOMPLETE;
import static io.kafkamonitor.metric.UnknownReason.NOT_AUTHORIZED;
import static io.kafkamonitor.metric.UnknownReason.NO_LEADER;
import static io.kafkamonitor.metric.UnknownReason.TIMED_OUT;
import static org.apache.kafka.common.GroupState.STABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import java.util.stream.Stream;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

class LagReportTest {

    private final TestGroup group = new TestGroup();

    @Test
    void sumsTheLagOfPartitionsTopicsAndGroup() {
        group.log("a", 100, 100);
        group.log("b", 100);
        group.commit("a", 0, 90);
        group.commit("a", 1, 80);
        group.commit("b", 0, 70);

        group.write(null);

        assertThat(group.value(GroupMetrics.GROUP_LAG, "a", "1")).isEqualTo(20.0);
        assertThat(group.value(GroupMetrics.COMMITTED_OFFSET, "a", "1")).isEqualTo(80.0);
        assertThat(group.value(GroupMetrics.GROUP_LAG_BY_TOPIC, "a")).isEqualTo(30.0);
        assertThat(group.value(GroupMetrics.GROUP_LAG_TOTAL)).isEqualTo(60.0);
    }

    @Test
    void leavesAPartitionWithoutCommitOutOfTheSums() {
        group.log("a", 100, 100, 100);
        group.commit("a", 0, 90);
        group.noCommit("a", 1);

        group.write(members(STABLE, partition("a", 0), partition("a", 1)));

        assertThat(group.value(GroupMetrics.GROUP_LAG, "a", "1")).isNull();
        assertThat(group.value(GroupMetrics.GROUP_LAG_BY_TOPIC, "a")).isEqualTo(10.0);
    }

    @Test
    void givesAGroupThatHasCommittedNothingNoLagAtAll() {
        group.log("a", 100);

        group.write(members(STABLE, partition("a", 0)));

        assertThat(group.sink().values())
                .doesNotContainKeys(
                        GroupMetrics.GROUP_LAG,
                        GroupMetrics.GROUP_LAG_BY_TOPIC,
                        GroupMetrics.GROUP_LAG_TOTAL,
                        GroupMetrics.TOPIC_BACKLOG);
    }

    @Test
    void countsCommitsBeyondTheEndAsNoLag() {
        group.log("a", 0, 10);
        group.commit("a", 0, 500);
        group.commit("a", 1, 4);

        group.write(null);

        assertThat(group.value(GroupMetrics.GROUP_LAG, "a", "0")).isEqualTo(0.0);
        assertThat(group.value(GroupMetrics.GROUP_LAG_BY_TOPIC, "a")).isEqualTo(6.0);
        assertThat(group.value(GroupMetrics.GROUP_BEYOND_END, "a")).isEqualTo(1.0);
    }

    @Test
    void makesSumsUnknownWhereAPartIsAndSaysWhatTheyAreAtLeast() {
        group.log("a", 100, 100);
        group.offsets("a").unknown(1, Unknown.because(NO_LEADER));
        group.commit("a", 0, 90);
        group.commit("a", 1, 90);

        group.write(null);

        assertThat(group.reason(GroupMetrics.GROUP_LAG, "a", "1")).hasToString("the partition has no leader");
        assertThat(group.reason(GroupMetrics.GROUP_LAG_BY_TOPIC, "a"))
                .isEqualTo(new Unknown(
                        INCOMPLETE, "at least 10 records; 1 of 2 partitions unknown: the partition has no leader"));
        assertThat(group.reason(GroupMetrics.GROUP_LAG_TOTAL).reason()).isEqualTo(INCOMPLETE);
        assertThat(group.sink()
                        .unknowns(GroupMetrics.TOPIC_BACKLOG)
                        .get(Labels.of("topic", "a"))
                        .reason())
                .isEqualTo(INCOMPLETE);
    }

    @Test
    void countsThePartitionsOnWhichNobodyCanSayHowFarBehindTheGroupIs() {
        group.log("a", 100, 100, 100);
        group.offsets("a").unknown(1, Unknown.because(NO_LEADER));
        group.commit("a", 0, 90);
        group.commit("a", 1, 90);

        group.write(null);

        assertThat(group.value(GroupMetrics.GROUP_WITHOUT_LEADER, "a")).isEqualTo(1.0);
    }

    @Test
    void doesNotKnowWhetherAPartitionThatDidNotAnswerHasALeader() {
        group.log("a", 100, 100);
        group.offsets("a").unknown(1, Unknown.because(TIMED_OUT));
        group.commit("a", 0, 90);
        group.commit("a", 1, 90);

        group.write(null);

        assertThat(group.reason(GroupMetrics.GROUP_WITHOUT_LEADER, "a").reason())
                .isEqualTo(INCOMPLETE);
    }

    @Test
    void keepsTheReasonWhereAllPartsAreUnknown() {
        group.log("a", 100);
        group.offsets("a").unknown(0, Unknown.because(NO_LEADER));
        group.commit("a", 0, 90);

        group.write(null);

        assertThat(group.reason(GroupMetrics.GROUP_LAG_BY_TOPIC, "a")).isEqualTo(Unknown.because(NO_LEADER));
    }

    @Test
    void keepsTheLagOnATopicThatNoMemberReadsAnyMore() {
        group.log("left", 100);
        group.log("read", 100);
        group.commit("left", 0, 10);
        group.commit("read", 0, 90);

        group.write(members(STABLE, partition("read", 0)));

        assertThat(group.value(GroupMetrics.GROUP_LAG, "left", "0")).isEqualTo(90.0);
        assertThat(group.value(GroupMetrics.COMMITTED_OFFSET, "left", "0")).isEqualTo(10.0);
        assertThat(group.value(GroupMetrics.GROUP_LAG_BY_TOPIC, "left")).isEqualTo(90.0);
        assertThat(group.value(GroupMetrics.GROUP_LAG_TOTAL)).isEqualTo(100.0);
        assertThat(group.backlog("left")).isEqualTo(90.0);
    }

    @ParameterizedTest
    @EnumSource(
            value = GroupState.class,
            names = {"PREPARING_REBALANCE", "RECONCILING", "EMPTY", "UNKNOWN"})
    void keepsTheLagWhateverTheGroupIsDoing(GroupState state) {
        group.log("a", 100);
        group.commit("a", 0, 10);

        group.write(state == GroupState.EMPTY ? members(state) : members(state, partition("other", 0)));

        assertThat(group.value(GroupMetrics.GROUP_LAG, "a", "0")).isEqualTo(90.0);
    }

    @Test
    void doesNotKnowTheTotalOfAGroupThatReadsAHiddenTopic() {
        group.log("a", 100);
        group.commit("a", 0, 90);

        group.write(members(STABLE, partition("a", 0), partition("hidden", 0)));

        assertThat(group.reason(GroupMetrics.GROUP_LAG_TOTAL).detail())
                .startsWith("at least 10 records; 1 of 2 partitions unknown")
                .contains("'hidden'");
        assertThat(group.sink().gaps(GroupMetrics.GROUP_LAG))
                .containsOnlyKeys(Labels.of("group", "g", "topic", "hidden"));
    }

    @Test
    void passesOverCommitsThatOutliveTheirTopicOrItsPartitions() {
        group.log("a", 100);
        group.commit("a", 0, 90);
        group.commit("a", 7, 90);
        group.commit("deleted", 0, 5);

        group.write(null);

        assertThat(group.value(GroupMetrics.GROUP_LAG_TOTAL)).isEqualTo(10.0);
        assertThat(group.value(GroupMetrics.COMMITTED_OFFSET, "a", "7")).isNull();
        assertThat(group.value(GroupMetrics.COMMITTED_OFFSET, "deleted", "0")).isNull();
    }

    @Test
    void doesNotKnowTheLagOnATopicThatCannotBeRead() {
        group.topics().unreadable("secret", Unknown.because(NOT_AUTHORIZED));
        group.commit("secret", 0, 5);

        group.write(null);

        assertThat(group.reason(GroupMetrics.GROUP_LAG, "secret", "0")).isEqualTo(Unknown.because(NOT_AUTHORIZED));
        assertThat(group.reason(GroupMetrics.GROUP_LAG_BY_TOPIC, "secret")).isEqualTo(Unknown.because(NOT_AUTHORIZED));
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("readersOfBoth")
    void doesNotTakeTheLagOnATopicThatIsHiddenNowForGoneNorTheRestForAll(GroupMembers members) {
        readsBoth(members);
        group.hide("hidden", Unknown.because(NOT_AUTHORIZED));

        for (int pass = 0; pass < 4; pass++) {
            group.write(members);

            assertThat(group.sink().gaps(GroupMetrics.GROUP_LAG))
                    .containsOnlyKeys(Labels.of("group", "g", "topic", "hidden"));
            assertThat(group.sink().gaps(GroupMetrics.GROUP_LAG_BY_TOPIC))
                    .containsOnlyKeys(Labels.of("group", "g", "topic", "hidden"));
            assertThat(group.reason(GroupMetrics.GROUP_LAG_TOTAL).reason()).isEqualTo(INCOMPLETE);
            assertThat(group.value(GroupMetrics.GROUP_LAG_BY_TOPIC, "shown")).isEqualTo(10.0);
            assertThat(group.sink().unknowns(GroupMetrics.TOPIC_BACKLOG)).containsKey(Labels.of("topic", "hidden"));
        }
    }

    static Stream<GroupMembers> readersOfBoth() {
        return Stream.of(
                members(STABLE, partition("shown", 0), partition("hidden", 0)),
                members(STABLE, partition("shown", 0)),
                members(GroupState.EMPTY),
                TestGroup.rebalancing());
    }

    private void readsBoth(GroupMembers members) {
        group.log("shown", 100);
        group.log("hidden", 100);
        group.commit("shown", 0, 90);
        group.commit("hidden", 0, 10);
        group.write(members);
    }

    @Test
    void knowsTheRestAgainOnceTheHiddenTopicIsForgotten() {
        GroupMembers members = members(STABLE, partition("shown", 0));
        readsBoth(members);
        group.hide("hidden", Unknown.because(NOT_AUTHORIZED));
        group.write(members);
        group.topics().forgotten("hidden");

        group.write(members);

        assertThat(group.sink().incomplete()).isEmpty();
        assertThat(group.value(GroupMetrics.GROUP_LAG_TOTAL)).isEqualTo(10.0);
    }

    @Test
    void takesCommitsThatAreNotThereForDeletedWhileATopicOnlyDoesNotAnswer() {
        GroupMembers members = members(STABLE, partition("shown", 0));
        readsBoth(members);
        group.hide("hidden", Unknown.because(TIMED_OUT));

        group.write(members);

        assertThat(group.sink().incomplete()).isEmpty();
    }
}
