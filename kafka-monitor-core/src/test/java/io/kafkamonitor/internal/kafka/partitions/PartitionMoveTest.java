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
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

/** What counts while a partition is being moved: Kafka lists its replicas as the new ones and then those to be removed. */
class PartitionMoveTest {

    private static final Racks RACKS = new Racks(Map.of(1, "a", 2, "a", 3, "b", 4, "b"));

    private static int count(
            PartitionProblem problem, int minInSync, PartitionMove move, TopicPartitionInfo partition) {
        return health(minInSync, move).count(problem, TestTopics.description(partition));
    }

    private static int countNotPreferred(PartitionMove move, TopicPartitionInfo partition) {
        return health(1, move).countNotPreferred(TestTopics.description(partition));
    }

    private static TopicHealth health(int minInSync, PartitionMove move) {
        var moves = Reassignments.told(Map.of(new TopicPartition("topic", 0), move));
        return new TopicHealth(RACKS, topic -> OptionalInt.of(minInSync), moves);
    }

    private static PartitionMove move(Set<Integer> adding, Set<Integer> removing) {
        return new PartitionMove(adding, removing);
    }

    @Test
    void aPartitionThatMovesToAnotherBrokerHasNoProblem() {
        var partition = partition(0, 1, List.of(2, 1), List.of(1));
        PartitionMove move = move(Set.of(2), Set.of(1));

        for (PartitionProblem problem : PartitionProblem.values()) {
            assertThat(count(problem, 1, move, partition)).as(problem.label()).isZero();
        }
        assertThat(countNotPreferred(move, partition)).isZero();
    }

    @Test
    void replicasThatAreAddedAreNotMissed() {
        var grows = partition(0, 1, List.of(1, 2, 3), List.of(1, 2));
        var growsByTwo = partition(0, 1, List.of(1, 2, 3), List.of(1));

        assertThat(count(PartitionProblem.UNDER_REPLICATED, 1, move(Set.of(3), Set.of()), grows))
                .isZero();
        assertThat(count(PartitionProblem.AT_MIN_ISR, 2, move(Set.of(3), Set.of()), grows))
                .isZero();
        assertThat(count(PartitionProblem.UNDER_REPLICATED, 1, move(Set.of(2, 3), Set.of()), growsByTwo))
                .isZero();
        assertThat(count(PartitionProblem.AT_MIN_ISR, 1, move(Set.of(2, 3), Set.of()), growsByTwo))
                .isZero();
    }

    @Test
    void aReplicaThatIsMissingBesideAMoveIsMissed() {
        var partition = partition(0, 1, List.of(1, 2, 3, 4), List.of(1, 3));
        PartitionMove move = move(Set.of(4), Set.of());

        assertThat(count(PartitionProblem.UNDER_REPLICATED, 2, move, partition)).isEqualTo(1);
        assertThat(count(PartitionProblem.AT_MIN_ISR, 2, move, partition)).isEqualTo(1);
    }

    @Test
    void aDeadReplicaThatIsReplacedIsMissedUntilItsSuccessorIsInSync() {
        PartitionMove move = move(Set.of(3), Set.of(2));

        assertThat(count(PartitionProblem.UNDER_REPLICATED, 1, move, partition(0, 1, List.of(1, 3, 2), List.of(1))))
                .isEqualTo(1);
        assertThat(count(PartitionProblem.UNDER_REPLICATED, 1, move, partition(0, 1, List.of(1, 3, 2), List.of(1, 3))))
                .isZero();
    }

    @Test
    void aDeadReplicaThatIsNotWantedAnyMoreIsNotMissed() {
        var partition = partition(0, 1, List.of(1, 4, 2, 3), List.of(1, 2));

        assertThat(count(PartitionProblem.UNDER_REPLICATED, 1, move(Set.of(4), Set.of(2, 3)), partition))
                .isZero();
        assertThat(count(PartitionProblem.AT_MIN_ISR, 2, move(Set.of(4), Set.of(2, 3)), partition))
                .isZero();
    }

    @Test
    void whoRefusesWritesIsUnderMinIsrAlsoWhileReplicasAreAdded() {
        var partition = partition(0, 1, List.of(1, 2), List.of(1));

        assertThat(count(PartitionProblem.UNDER_MIN_ISR, 2, move(Set.of(2), Set.of()), partition))
                .isEqualTo(1);
    }

    @Test
    void racksAreThoseOfTheReplicasInSync() {
        var leavesItsRack = partition(0, 1, List.of(1, 3, 2), List.of(1, 2));
        var comesIntoOneRack = partition(0, 1, List.of(1, 2, 3), List.of(1, 3));
        var losesADeadOne = partition(0, 1, List.of(1, 2, 4), List.of(1, 2));

        assertThat(count(PartitionProblem.ONE_RACK, 1, move(Set.of(3), Set.of(2)), leavesItsRack))
                .isEqualTo(1);
        assertThat(count(PartitionProblem.ONE_RACK, 1, move(Set.of(2), Set.of(3)), comesIntoOneRack))
                .isZero();
        assertThat(count(PartitionProblem.ONE_RACK, 1, move(Set.of(2), Set.of(4)), losesADeadOne))
                .isEqualTo(1);
    }

    @Test
    void thePreferredLeaderIsJudgedOnceItIsThere() {
        PartitionMove move = move(Set.of(3), Set.of(2));

        assertThat(countNotPreferred(move, partition(0, 1, List.of(3, 1, 2), List.of(1, 2))))
                .isZero();
        assertThat(countNotPreferred(move, partition(0, 1, List.of(3, 1, 2), List.of(1, 2, 3))))
                .isEqualTo(1);
        assertThat(countNotPreferred(move, partition(0, 2, List.of(1, 3, 2), List.of(1, 2))))
                .isEqualTo(1);
    }

    @Test
    void brokersHoldTheReplicasThatAreInSync() {
        TopicDescription topic = TestTopics.description(
                partition(0, 1, List.of(3, 1, 2), List.of(1)), partition(1, 1, List.of(1), List.of(1)));
        var moves = Reassignments.told(Map.of(new TopicPartition("topic", 0), move(Set.of(3), Set.of(2))));

        Distribution distribution = Distribution.of(List.of(topic), moves);

        assertThat(distribution.replicas(1)).isEqualTo(2);
        assertThat(distribution.replicas(2)).as("removed and dead").isZero();
        assertThat(distribution.replicas(3)).as("not in sync yet").isZero();
        assertThat(distribution.preferredLeaders(1)).isEqualTo(2);
        assertThat(distribution.preferredLeaders(3)).isZero();
    }

    @Test
    void aMoveThatIsNewerThanTheTopicsChangesNothing() {
        var partition = partition(0, 1, List.of(1, 2), List.of(1));

        assertThat(move(Set.of(3), Set.of()).wanted(partition)).isEqualTo(2);
        assertThat(move(Set.of(3), Set.of()).settled(partition))
                .extracting(Node::id)
                .containsExactly(1, 2);
    }
}
