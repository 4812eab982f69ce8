package io.kafkamonitor.kafka;

import static io.kafkamonitor.kafka.TestTopics.partition;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicHealthTest {

    private static final Map<Integer, String> RACKS = Map.of(1, "a", 2, "a", 3, "b");

    @Test
    void aHealthyPartitionCountsNowhere() {
        var topic = TestTopics.description(partition(0, 1, List.of(1, 3), List.of(1, 3)));

        assertThat(TopicHealth.of(topic, RACKS)).isEqualTo(new TopicHealth(1, 0, 0, 0, 0));
    }

    @Test
    void aPartitionWithoutLeaderIsOfflineAndHasNoWrongLeader() {
        var topic = TestTopics.description(partition(0, -1, List.of(1, 3), List.of(3)));

        assertThat(TopicHealth.of(topic, RACKS)).isEqualTo(new TopicHealth(1, 1, 1, 0, 0));
    }

    @Test
    void aPartitionLedByItsSecondReplicaIsNotLedByThePreferredOne() {
        var topic = TestTopics.description(partition(0, 3, List.of(1, 3), List.of(1, 3)));

        assertThat(TopicHealth.of(topic, RACKS).notPreferred()).isEqualTo(1);
    }

    @Test
    void onlyReplicatedPartitionsCanBeInOneRack() {
        var topic = TestTopics.description(
                partition(0, 1, List.of(1, 2), List.of(1, 2)), partition(1, 1, List.of(1), List.of(1)));

        assertThat(TopicHealth.of(topic, RACKS).oneRack()).isEqualTo(1);
    }

    @Test
    void aClusterOfOneRackHasNoPartitionInOneRack() {
        var topic = TestTopics.description(partition(0, 1, List.of(1, 2), List.of(1, 2)));

        assertThat(TopicHealth.of(topic, Map.of(1, "a", 2, "a")).oneRack()).isZero();
    }

    @Test
    void aReplicaOfUnknownRackMayBeInAnother() {
        var topic = TestTopics.description(partition(0, 1, List.of(1, 4), List.of(1, 4)));

        assertThat(TopicHealth.of(topic, RACKS).oneRack()).isZero();
    }

    @Test
    void tellsUnderFromAtTheLeastInSync() {
        var topic = TestTopics.description(
                partition(0, 1, List.of(1, 2, 3), List.of(1)),
                partition(1, 1, List.of(1, 2, 3), List.of(1, 2)),
                partition(2, 1, List.of(1, 2, 3), List.of(1, 2, 3)));

        assertThat(TopicHealth.underMinIsr(topic, 2)).isEqualTo(1);
        assertThat(TopicHealth.atMinIsr(topic, 2)).isEqualTo(1);
    }

    @Test
    void isNotAtTheLeastInSyncWhereNoMoreReplicasAreAssigned() {
        var topic = TestTopics.description(partition(0, 1, List.of(1), List.of(1)));

        assertThat(TopicHealth.atMinIsr(topic, 1)).isZero();
    }

    @Test
    void isNotUnderAMinimumThatIsMoreThanAllReplicas() {
        var topic = TestTopics.description(partition(0, 1, List.of(1, 2), List.of(1, 2)));

        assertThat(TopicHealth.underMinIsr(topic, 3)).isZero();
    }
}
