package io.kafkamonitor.internal.kafka.cluster;

import static io.kafkamonitor.internal.kafka.cluster.TestTopics.partition;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class ReassignmentMemoryTest {

    private static final Unknown DENIED = Unknown.because(UnknownReason.NOT_AUTHORIZED);
    private static final TopicPartition A0 = new TopicPartition("a", 0);
    private static final PartitionMove TO_3 = new PartitionMove(Set.of(3), Set.of(1));
    private static final TopicPartitionInfo SETTLED = partition(0, 1, List.of(1, 2), List.of(1, 2));
    private static final TopicPartitionInfo MOVING = partition(0, 1, List.of(3, 2, 1), List.of(1, 2));
    private static final TopicPartitionInfo MISSING = partition(0, 1, List.of(1, 2), List.of(1));

    private final ReassignmentMemory memory = new ReassignmentMemory();
    private final Uuid id = Uuid.randomUuid();

    private Topics topics(TopicPartitionInfo partition) {
        return TestTopics.none().topic("a", id, partition).build();
    }

    private Reassignments untold(TopicPartitionInfo partition) {
        return untold(topics(partition), Set.of(1, 2, 3));
    }

    private Reassignments untold(Topics topics, Set<Integer> live) {
        return memory.untold(topics, live::contains, DENIED);
    }

    private static Set<Integer> added(Reassignments reassignments) {
        return reassignments.ofTopic("a").getOrDefault(0, PartitionMove.NONE).adding();
    }

    @Test
    void believesWhatIsTold() {
        Reassignments told = memory.told(topics(MOVING), Map.of(A0, TO_3));

        assertThat(told.ofTopic("a")).containsOnly(Map.entry(0, TO_3));
        assertThat(told.whyNotSure("a")).isNull();
    }

    @Test
    void takesAMoveThatEndedAfterTheTopicsWereReadForUnderWayOnceMore() {
        memory.told(topics(MOVING), Map.of(A0, TO_3));

        assertThat(added(memory.told(topics(MOVING), Map.of()))).containsExactly(3);
        assertThat(added(memory.told(topics(MOVING), Map.of()))).isEmpty();
    }

    @Test
    void forgetsAMoveThatTheTopicsShowToBeOver() {
        memory.told(topics(MOVING), Map.of(A0, TO_3));

        Reassignments after = memory.told(topics(partition(0, 2, List.of(3, 2), List.of(2, 3))), Map.of());

        assertThat(after.ofTopic("a")).isEmpty();
    }

    @Test
    void takesAReplicaThatWasNotThereBeforeForOneThatIsAdded() {
        untold(SETTLED);

        Reassignments then = untold(MOVING);

        assertThat(added(then)).containsExactly(3);
        assertThat(then.whyNotSure("a")).isNull();
        assertThat(added(untold(MOVING))).as("in the next pass").containsExactly(3);
    }

    @Test
    void missesAReplicaThatWasThereBefore() {
        untold(SETTLED);

        Reassignments then = untold(MISSING);

        assertThat(added(then)).isEmpty();
        assertThat(then.whyNotSure("a")).isNull();
    }

    @Test
    void missesAnAddedReplicaThatWasInSyncSince() {
        untold(SETTLED);
        untold(MOVING);
        memory.none(topics(partition(0, 2, List.of(3, 2), List.of(2, 3))));

        Reassignments then = untold(partition(0, 2, List.of(3, 2), List.of(2)));

        assertThat(added(then)).isEmpty();
        assertThat(then.whyNotSure("a")).isNull();
    }

    @Test
    void doesNotKnowWhatWasOutOfSyncBeforeItFirstLooked() {
        assertThat(untold(MOVING).whyNotSure("a")).isEqualTo(DENIED);
        assertThat(untold(MOVING).whyNotSure("a")).as("in the next pass").isEqualTo(DENIED);
        assertThat(untold(SETTLED).whyNotSure("a")).isNull();
        assertThat(untold(MISSING).whyNotSure("a")).as("was in sync meanwhile").isNull();
    }

    @Test
    void missesAReplicaOnADeadBroker() {
        Reassignments then = untold(topics(MISSING), Set.of(1));

        assertThat(added(then)).isEmpty();
        assertThat(then.whyNotSure("a")).isNull();
    }

    @Test
    void missesWhatIsOutOfSyncOfANewTopic() {
        untold(TestTopics.none().build(), Set.of());

        assertThat(untold(MISSING).whyNotSure("a")).isNull();
    }

    @Test
    void doesNotKnowATopicThatCouldNotBeReadBefore() {
        untold(TestTopics.none().unreadable("a", DENIED).build(), Set.of());

        assertThat(untold(MISSING).whyNotSure("a")).isEqualTo(DENIED);
    }

    @Test
    void remembersWhatWasToldWhileNothingIsTold() {
        memory.told(topics(MOVING), Map.of(A0, TO_3));

        assertThat(untold(MOVING).ofTopic("a")).containsOnly(Map.entry(0, TO_3));
    }
}
