package io.kafkamonitor.internal.kafka.partitions;

import static io.kafkamonitor.internal.kafka.cluster.TestTopics.partition;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.cluster.PartitionMove;
import io.kafkamonitor.internal.kafka.cluster.Reassignments;
import io.kafkamonitor.internal.kafka.cluster.TestTopics;
import io.kafkamonitor.kafka.PartitionProblem;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class TopicHealthTest {

    private static final Racks RACKS = new Racks(Map.of(1, "a", 2, "a", 3, "b"));

    private static TopicHealth minInSync(int least) {
        return new TopicHealth(RACKS, topic -> OptionalInt.of(least), Reassignments.NONE);
    }

    private static int count(PartitionProblem problem, TopicPartitionInfo... partitions) {
        return minInSync(1).count(problem, TestTopics.description(partitions));
    }

    @Test
    void aHealthyPartitionCountsNowhere() {
        var partition = partition(0, 1, List.of(1, 3), List.of(1, 3));

        for (PartitionProblem problem : PartitionProblem.values()) {
            assertThat(count(problem, partition)).as(problem.label()).isZero();
        }
        assertThat(minInSync(1).countNotPreferred(TestTopics.description(partition)))
                .isZero();
    }

    @Test
    void aPartitionWithoutLeaderIsOfflineAndHasNoWrongLeader() {
        var partition = partition(0, -1, List.of(1, 3), List.of(3));

        assertThat(count(PartitionProblem.OFFLINE, partition)).isEqualTo(1);
        assertThat(count(PartitionProblem.UNDER_REPLICATED, partition)).isEqualTo(1);
        assertThat(minInSync(1).countNotPreferred(TestTopics.description(partition)))
                .isZero();
    }

    @Test
    void aPartitionLedByItsSecondReplicaIsNotLedByThePreferredOne() {
        var topic = TestTopics.description(partition(0, 3, List.of(1, 3), List.of(1, 3)));

        assertThat(minInSync(1).countNotPreferred(topic)).isEqualTo(1);
    }

    @Test
    void onlyReplicatedPartitionsCanBeInOneRack() {
        var replicated = partition(0, 1, List.of(1, 2), List.of(1, 2));
        var single = partition(1, 1, List.of(1), List.of(1));

        assertThat(count(PartitionProblem.ONE_RACK, replicated, single)).isEqualTo(1);
    }

    @Test
    void aClusterOfOneRackHasNoPartitionInOneRack() {
        var topic = TestTopics.description(partition(0, 1, List.of(1, 2), List.of(1, 2)));
        var health =
                new TopicHealth(new Racks(Map.of(1, "a", 2, "a")), name -> OptionalInt.empty(), Reassignments.NONE);

        assertThat(health.count(PartitionProblem.ONE_RACK, topic)).isZero();
    }

    @Test
    void aReplicaOfUnknownRackMayBeInAnother() {
        assertThat(count(PartitionProblem.ONE_RACK, partition(0, 1, List.of(1, 4), List.of(1, 4))))
                .isZero();
    }

    @Test
    void tellsUnderFromAtTheLeastInSync() {
        var topic = TestTopics.description(
                partition(0, 1, List.of(1, 2, 3), List.of(1)),
                partition(1, 1, List.of(1, 2, 3), List.of(1, 2)),
                partition(2, 1, List.of(1, 2, 3), List.of(1, 2, 3)));

        assertThat(minInSync(2).count(PartitionProblem.UNDER_MIN_ISR, topic)).isEqualTo(1);
        assertThat(minInSync(2).count(PartitionProblem.AT_MIN_ISR, topic)).isEqualTo(1);
    }

    @Test
    void cannotTellWhatIsUnderOrAtALeastThatIsNotKnown() {
        var topic = TestTopics.description(partition(0, -1, List.of(1, 2), List.of()));
        var health = new TopicHealth(RACKS, name -> OptionalInt.empty(), Reassignments.NONE);

        for (PartitionProblem problem : List.of(PartitionProblem.UNDER_MIN_ISR, PartitionProblem.AT_MIN_ISR)) {
            assertThat(health.canTell(problem, topic)).isFalse();
            assertThat(health.count(problem, topic)).isZero();
        }
        assertThat(health.canTell(PartitionProblem.OFFLINE, topic)).isTrue();
    }

    @Test
    void isNotAtTheLeastInSyncWhereNoMoreReplicasAreAssigned() {
        assertThat(count(PartitionProblem.AT_MIN_ISR, partition(0, 1, List.of(1), List.of(1))))
                .isZero();
    }

    @Test
    void isNotUnderAMinimumThatIsMoreThanAllReplicas() {
        var topic = TestTopics.description(partition(0, 1, List.of(1, 2), List.of(1, 2)));

        assertThat(minInSync(3).count(PartitionProblem.UNDER_MIN_ISR, topic)).isZero();
    }

    private static Set<Integer> missing(PartitionProblem problem, Reassignments moves, TopicPartitionInfo partition) {
        var health = new TopicHealth(RACKS, topic -> OptionalInt.of(2), moves);
        return health.missing(problem, TestTopics.description(partition), partition);
    }

    @Test
    void aPartitionMissesTheBrokersOfItsReplicasOutOfSync() {
        var partition = partition(0, 1, List.of(1, 2, 3), List.of(1, 3));

        assertThat(missing(PartitionProblem.UNDER_REPLICATED, Reassignments.NONE, partition))
                .containsExactly(2);
        assertThat(missing(PartitionProblem.AT_MIN_ISR, Reassignments.NONE, partition))
                .containsExactly(2);
        assertThat(missing(PartitionProblem.ONE_RACK, Reassignments.NONE, partition))
                .isEmpty();
    }

    @Test
    void aPartitionWithoutLeaderMissesAllItsReplicasAsItMayWaitForAnyOfThem() {
        var partition = partition(0, -1, List.of(1, 2, 3), List.of(2));

        assertThat(missing(PartitionProblem.OFFLINE, Reassignments.NONE, partition))
                .containsExactly(1, 2, 3);
        assertThat(missing(PartitionProblem.UNDER_MIN_ISR, Reassignments.NONE, partition))
                .containsExactly(1, 2, 3);
    }

    @Test
    void aReplicaThatComesIsMissedOnlyByThoseWhoWaitForIt() {
        var partition = partition(0, 1, List.of(4, 1, 2), List.of(1));
        var moves = Reassignments.told(Map.of(
                new TopicPartition(TestTopics.description(partition).name(), 0),
                new PartitionMove(Set.of(4), Set.of(2))));
        var leaderless = partition(0, -1, List.of(4, 1), List.of(1));

        assertThat(missing(PartitionProblem.UNDER_MIN_ISR, moves, partition)).containsExactly(2, 4);
        assertThat(missing(PartitionProblem.OFFLINE, moves, leaderless)).containsExactly(1);
    }
}
