package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.metric.Unknown;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/**
 * What earlier passes tell of the replicas that are out of sync now.
 *
 * <p>Replicas are added to a partition by a reassignment only. So where the cluster does not tell of reassignments, a
 * replica that was not there before is one that is being added, until it is in sync. One that was already there and out
 * of sync when the monitor first looked may be either; if its broker is dead it counts as missing. Not safe for use by
 * several threads.
 */
final class ReassignmentMemory {

    private Map<TopicPartition, PartitionMove> moves = Map.of();
    private Map<TopicPartition, Set<Integer>> perhaps = Map.of();
    private @Nullable Topics before;

    /** What to make of an answer of the cluster; it is a little younger than the topics. */
    Reassignments told(Topics topics, Map<TopicPartition, PartitionMove> told) {
        var now = new HashMap<>(told);
        moves.forEach((partition, move) -> {
            if (isUnderWay(topics, partition, move)) { // and ended between the two answers
                now.putIfAbsent(partition, move);
            }
        });
        moves = Map.copyOf(told);
        perhaps = Map.of();
        before = null;
        return Reassignments.told(now);
    }

    private static boolean isUnderWay(Topics topics, TopicPartition partition, PartitionMove move) {
        TopicDescription topic = topics.topic(partition.topic());
        return topic != null
                && partition.partition() < topic.partitions().size()
                && PartitionMove.outOfSync(topic.partitions().get(partition.partition())).stream()
                        .anyMatch(move.adding()::contains);
    }

    /** What to make of no answer. */
    Reassignments untold(Topics topics, IntPredicate isLive, Unknown why) {
        var now = new HashMap<TopicPartition, PartitionMove>();
        var perhapsNow = new HashMap<TopicPartition, Set<Integer>>();
        for (TopicDescription topic : topics.readable()) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                if (partition.isr().size() < partition.replicas().size()) {
                    var key = new TopicPartition(topic.name(), partition.partition());
                    var replicas = new OutOfSync(key, topic, partition);
                    put(now, key, replicas.move());
                    Set<Integer> unclear = replicas.unclear(isLive);
                    if (!unclear.isEmpty()) {
                        perhapsNow.put(key, unclear);
                    }
                }
            }
        }
        moves = now;
        perhaps = perhapsNow;
        before = topics;
        return Reassignments.foundOut(now, perhapsNow, why);
    }

    private static void put(Map<TopicPartition, PartitionMove> moves, TopicPartition key, PartitionMove move) {
        if (!move.equals(PartitionMove.NONE)) {
            moves.put(key, move);
        }
    }

    /** What to make of all replicas being in sync, so that nothing can be under way. */
    Reassignments none(Topics topics) {
        moves = Map.of();
        perhaps = Map.of();
        before = before == null ? null : topics;
        return Reassignments.NONE;
    }

    /** The replicas of one partition that are out of sync, beside what was known of the partition before. */
    private final class OutOfSync {

        private final TopicPartition key;
        private final Set<Integer> brokers;
        private final PartitionMove move;
        private final @Nullable Set<Integer> replicasBefore;

        OutOfSync(TopicPartition key, TopicDescription topic, TopicPartitionInfo partition) {
            this.key = key;
            this.brokers = PartitionMove.outOfSync(partition);
            this.move = moves.getOrDefault(key, PartitionMove.NONE);
            this.replicasBefore = replicasBefore(topic, partition);
        }

        /** Null if nothing is known of them; of a partition that is new, those it has now. */
        private @Nullable Set<Integer> replicasBefore(TopicDescription topic, TopicPartitionInfo partition) {
            if (before == null || before.unreadable().containsKey(topic.name())) {
                return null;
            }
            TopicDescription then = before.topic(topic.name());
            return PartitionMove.ids(
                    then != null && knows(then, topic, partition)
                            ? then.partitions().get(partition.partition()).replicas()
                            : partition.replicas());
        }

        private static boolean knows(TopicDescription then, TopicDescription now, TopicPartitionInfo partition) {
            return then.topicId().equals(now.topicId())
                    && partition.partition() < then.partitions().size();
        }

        PartitionMove move() {
            var adding = new HashSet<>(brokers);
            adding.removeIf(broker -> !isAdded(broker));
            return adding.isEmpty() ? PartitionMove.NONE : new PartitionMove(adding, move.removing());
        }

        private boolean isAdded(int broker) {
            boolean isNewHere = replicasBefore != null && !replicasBefore.contains(broker);
            return isNewHere || move.adding().contains(broker);
        }

        Set<Integer> unclear(IntPredicate isLive) {
            Set<Integer> unclearBefore = perhaps.getOrDefault(key, Set.of());
            var unclear = new HashSet<>(brokers);
            unclear.removeIf(broker -> isAdded(broker)
                    || !isLive.test(broker)
                    || (replicasBefore != null && !unclearBefore.contains(broker)));
            return unclear;
        }
    }
}
