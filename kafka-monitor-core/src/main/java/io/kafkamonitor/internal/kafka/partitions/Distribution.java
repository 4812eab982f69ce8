package io.kafkamonitor.internal.kafka.partitions;

import io.kafkamonitor.internal.kafka.cluster.BrokerNode;
import io.kafkamonitor.internal.kafka.cluster.PartitionMove;
import io.kafkamonitor.internal.kafka.cluster.Reassignments;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * How partitions, and leading them, are spread over the brokers. Counts are by broker id and 0 for an empty broker;
 * replicas that are being added or removed count while they are in sync.
 */
final class Distribution {

    /** Below this mean a difference of one or two partitions would look like a lot. */
    private static final double LEAST_MEAN = 10;

    private final Map<Integer, Integer> replicas = new HashMap<>();
    private final Map<Integer, Integer> leaders = new HashMap<>();
    private final Map<Integer, Integer> preferredLeaders = new HashMap<>();

    static Distribution of(Collection<TopicDescription> topics, Reassignments reassignments) {
        var distribution = new Distribution();
        for (TopicDescription topic : topics) {
            Map<Integer, PartitionMove> moves = reassignments.ofTopic(topic.name());
            topic.partitions()
                    .forEach(partition ->
                            distribution.add(partition, moves.getOrDefault(partition.partition(), PartitionMove.NONE)));
        }
        return distribution;
    }

    private void add(TopicPartitionInfo partition, PartitionMove move) {
        for (Node replica : move.settled(partition)) {
            replicas.merge(replica.id(), 1, Integer::sum);
        }
        Node preferred = move.preferredLeader(partition);
        if (preferred != null) {
            preferredLeaders.merge(preferred.id(), 1, Integer::sum);
        }
        Node leader = Topics.leader(partition);
        if (leader != null) {
            leaders.merge(leader.id(), 1, Integer::sum);
        }
    }

    int replicas(int broker) {
        return replicas.getOrDefault(broker, 0);
    }

    int leaders(int broker) {
        return leaders.getOrDefault(broker, 0);
    }

    int preferredLeaders(int broker) {
        return preferredLeaders.getOrDefault(broker, 0);
    }

    /** How far a broker is above the mean of some brokers in its number of replicas, negative if below. */
    double replicaSkew(int broker, Collection<BrokerNode> among) {
        return skew(
                replicas(broker),
                among.stream().mapToInt(node -> replicas(node.id())).sum(),
                among.size());
    }

    /** How far a broker is above the mean of some brokers in its number of leaders, negative if below. */
    double leaderSkew(int broker, Collection<BrokerNode> among) {
        return skew(
                leaders(broker),
                among.stream().mapToInt(node -> leaders(node.id())).sum(),
                among.size());
    }

    static double skew(int count, int sum, int brokers) {
        double mean = (double) sum / brokers;
        return (count - mean) / Math.max(mean, LEAST_MEAN);
    }
}
