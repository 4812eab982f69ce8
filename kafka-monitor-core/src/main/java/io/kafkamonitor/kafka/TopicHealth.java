package io.kafkamonitor.kafka;

import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * What is not as it should be with the partitions of topics.
 *
 * @param racks of the brokers
 * @param minInSync the min.insync.replicas of a topic, by its name; empty if it is not known
 */
record TopicHealth(Racks racks, Function<String, OptionalInt> minInSync) {

    /** No partition has that few replicas in sync. */
    private static final int NOT_KNOWN = -1;

    /** Whether it can be told if partitions of a topic have a problem. */
    boolean canTell(PartitionProblem problem, String topic) {
        return switch (problem) {
            case UNDER_MIN_ISR, AT_MIN_ISR -> minInSync.apply(topic).isPresent();
            case OFFLINE, UNDER_REPLICATED, ONE_RACK -> true;
        };
    }

    /** How many partitions of a topic have a problem, where that can be told. */
    int count(PartitionProblem problem, TopicDescription topic) {
        return count(topic, of(problem, topic));
    }

    /** How many partitions of a topic are led by another broker than the preferred one. */
    static int countNotPreferred(TopicDescription topic) {
        return count(topic, TopicHealth::isNotPreferred);
    }

    private static int count(TopicDescription topic, Predicate<TopicPartitionInfo> test) {
        int count = 0;
        for (TopicPartitionInfo partition : topic.partitions()) {
            count += test.test(partition) ? 1 : 0;
        }
        return count;
    }

    /** Whether a partition of a topic has a problem; no partition has one that cannot be told. */
    Predicate<TopicPartitionInfo> of(PartitionProblem problem, TopicDescription topic) {
        int least = minInSync.apply(topic.name()).orElse(NOT_KNOWN);
        return switch (problem) {
            case OFFLINE -> partition -> Topics.leader(partition) == null;
            case UNDER_MIN_ISR -> partition -> isUnder(least, partition);
            case AT_MIN_ISR -> partition -> isAt(least, partition);
            case UNDER_REPLICATED ->
                partition -> partition.isr().size() < partition.replicas().size();
            case ONE_RACK -> partition -> racks.haveAllInOne(partition.replicas());
        };
    }

    private static boolean isNotPreferred(TopicPartitionInfo partition) {
        Node leader = Topics.leader(partition);
        return leader != null && leader.id() != partition.replicas().get(0).id();
    }

    /** Brokers ask for no more replicas in sync than a partition has. */
    private static boolean isUnder(int least, TopicPartitionInfo partition) {
        return partition.isr().size() < Math.min(least, partition.replicas().size());
    }

    /** The next replica that is lost stops the writers, though more replicas than that are assigned. */
    private static boolean isAt(int least, TopicPartitionInfo partition) {
        return partition.isr().size() == least && partition.replicas().size() > least;
    }
}
