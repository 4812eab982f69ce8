package io.kafkamonitor.internal.kafka.partitions;

import io.kafkamonitor.internal.kafka.cluster.PartitionMove;
import io.kafkamonitor.internal.kafka.cluster.Reassignments;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.kafka.PartitionProblem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * What is not as it should be with the partitions of topics. Replicas that are being added do not count until they are in
 * sync.
 *
 * @param racks of the brokers
 * @param minInSync the min.insync.replicas of a topic, by its name; empty if it is not known
 * @param reassignments the partitions that are being moved
 */
record TopicHealth(Racks racks, Function<String, OptionalInt> minInSync, Reassignments reassignments) {

    /** No partition has that few replicas in sync. */
    private static final int NOT_KNOWN = -1;

    /** Whether it can be told which partitions of a topic have a problem. */
    boolean canTell(PartitionProblem problem, TopicDescription topic) {
        return switch (problem) {
            case OFFLINE -> true;
            case UNDER_MIN_ISR -> hasMinInSync(topic);
            case AT_MIN_ISR -> hasMinInSync(topic) && isSure(problem, topic);
            case UNDER_REPLICATED, ONE_RACK -> isSure(problem, topic);
        };
    }

    private boolean hasMinInSync(TopicDescription topic) {
        return minInSync.apply(topic.name()).isPresent();
    }

    /** Whether it makes no difference if what may be a reassignment is one. */
    private boolean isSure(PartitionProblem problem, TopicDescription topic) {
        return reassignments.whyNotSure(topic.name()) == null
                || count(topic, test(problem, topic), reassignments.ofTopic(topic.name()))
                        == count(topic, test(problem, topic), reassignments.possibleOfTopic(topic.name()));
    }

    /** How many partitions of a topic have a problem for sure, where that can be told. */
    int count(PartitionProblem problem, TopicDescription topic) {
        return count(topic, test(problem, topic), reassignments.possibleOfTopic(topic.name()));
    }

    /** How many partitions of a topic are led by another broker than the preferred one. */
    int countNotPreferred(TopicDescription topic) {
        return count(
                topic,
                (partition, move) -> move.hasWrongLeader(partition),
                reassignments.possibleOfTopic(topic.name()));
    }

    private static int count(
            TopicDescription topic,
            BiPredicate<TopicPartitionInfo, PartitionMove> test,
            Map<Integer, PartitionMove> moves) {
        int count = 0;
        for (TopicPartitionInfo partition : topic.partitions()) {
            count += test.test(partition, of(moves, partition)) ? 1 : 0;
        }
        return count;
    }

    private static PartitionMove of(Map<Integer, PartitionMove> moves, TopicPartitionInfo partition) {
        return moves.isEmpty() ? PartitionMove.NONE : moves.getOrDefault(partition.partition(), PartitionMove.NONE);
    }

    /** Whether a partition of a topic has a problem for sure; no partition has one that cannot be told. */
    Predicate<TopicPartitionInfo> of(PartitionProblem problem, TopicDescription topic) {
        BiPredicate<TopicPartitionInfo, PartitionMove> test = test(problem, topic);
        Map<Integer, PartitionMove> moves = reassignments.possibleOfTopic(topic.name());
        return partition -> test.test(partition, of(moves, partition));
    }

    private BiPredicate<TopicPartitionInfo, PartitionMove> test(PartitionProblem problem, TopicDescription topic) {
        int least = minInSync.apply(topic.name()).orElse(NOT_KNOWN);
        return switch (problem) {
            case OFFLINE -> (partition, move) -> Topics.leader(partition) == null;
            case UNDER_MIN_ISR -> (partition, move) -> isUnder(least, partition);
            case AT_MIN_ISR -> (partition, move) -> isAt(least, partition, move);
            case UNDER_REPLICATED -> (partition, move) -> partition.isr().size() < move.wanted(partition);
            case ONE_RACK -> (partition, move) -> racks.haveAllInOne(move.settled(partition));
        };
    }

    /**
     * The brokers of the replicas that a partition with a problem misses: those out of sync, and all of them if none
     * leads, as it may wait for any. Replicas that surely come or go count only where they are waited for.
     */
    SortedSet<Integer> missing(PartitionProblem problem, TopicDescription topic, TopicPartitionInfo partition) {
        if (problem == PartitionProblem.ONE_RACK) {
            return Collections.emptySortedSet();
        }
        PartitionMove move = of(reassignments.ofTopic(topic.name()), partition);
        List<Node> waitedFor =
                problem == PartitionProblem.UNDER_MIN_ISR ? partition.replicas() : move.settled(partition);
        var missing = new TreeSet<Integer>();
        waitedFor.forEach(replica -> missing.add(replica.id()));
        if (Topics.leader(partition) != null) {
            missing.retainAll(PartitionMove.outOfSync(partition));
        }
        return missing.isEmpty() ? new TreeSet<>(PartitionMove.outOfSync(partition)) : missing;
    }

    /**
     * Brokers ask for no more replicas in sync than a partition has. They count those that are being added, too, and
     * refuse writes until these are in sync.
     */
    private static boolean isUnder(int least, TopicPartitionInfo partition) {
        return partition.isr().size() < Math.min(least, partition.replicas().size());
    }

    /** The next replica that is lost stops the writers, though more replicas than that are wanted. */
    private static boolean isAt(int least, TopicPartitionInfo partition, PartitionMove move) {
        return partition.isr().size() == least && move.wanted(partition) > least;
    }
}
