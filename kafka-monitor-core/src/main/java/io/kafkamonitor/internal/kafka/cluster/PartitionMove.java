package io.kafkamonitor.internal.kafka.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/**
 * That a partition is being moved. Its replicas are then the old and the new ones together, and Kafka ends the move when
 * all new ones are in sync.
 *
 * @param adding the brokers that get a replica
 * @param removing the brokers that are to lose theirs
 */
public record PartitionMove(Set<Integer> adding, Set<Integer> removing) {

    /** The move of a partition that stays where it is. */
    public static final PartitionMove NONE = new PartitionMove(Set.of(), Set.of());

    public PartitionMove {
        adding = Set.copyOf(adding);
        removing = Set.copyOf(removing);
    }

    /** This move with more brokers that get a replica. */
    PartitionMove adding(Set<Integer> more) {
        var all = new HashSet<>(adding);
        all.addAll(more);
        return new PartitionMove(all, removing);
    }

    /**
     * How many replicas are to be in sync: as many as the old and the new replicas both are. Brokers compare with the
     * number of the old ones; a replica that is not wanted any more is not missed either.
     */
    public int wanted(TopicPartitionInfo partition) {
        int replicas = partition.replicas().size();
        return this.equals(NONE) ? replicas : replicas - Math.max(among(adding, partition), among(removing, partition));
    }

    private static int among(Set<Integer> brokers, TopicPartitionInfo partition) {
        return (int) partition.replicas().stream()
                .filter(replica -> brokers.contains(replica.id()))
                .count();
    }

    /** The replicas that count for where the partition is: those that come or go do while they are in sync. */
    public List<Node> settled(TopicPartitionInfo partition) {
        if (this.equals(NONE)) {
            return partition.replicas();
        }
        Set<Integer> inSync = ids(partition.isr());
        var settled = new ArrayList<Node>();
        for (Node replica : partition.replicas()) {
            boolean comesOrGoes = adding.contains(replica.id()) || removing.contains(replica.id());
            if (!comesOrGoes || inSync.contains(replica.id())) {
                settled.add(replica);
            }
        }
        return settled;
    }

    /**
     * Who is to lead: the first replica. While that one is being added it cannot, and who was first before is not told,
     * so whoever leads is right.
     */
    public @Nullable Node preferredLeader(TopicPartitionInfo partition) {
        Node first = partition.replicas().get(0);
        boolean comes = adding.contains(first.id()) && !ids(partition.isr()).contains(first.id());
        return comes ? Topics.leader(partition) : first;
    }

    /** Whether the preferred replica is there to lead and another one does. */
    public boolean hasWrongLeader(TopicPartitionInfo partition) {
        Node leader = Topics.leader(partition);
        Node preferred = preferredLeader(partition);
        return leader != null && preferred != null && leader.id() != preferred.id();
    }

    /** The brokers of the replicas of a partition that are not in sync. */
    public static Set<Integer> outOfSync(TopicPartitionInfo partition) {
        Set<Integer> outOfSync = ids(partition.replicas());
        outOfSync.removeAll(ids(partition.isr()));
        return outOfSync;
    }

    static Set<Integer> ids(List<Node> replicas) {
        var ids = new HashSet<Integer>();
        replicas.forEach(replica -> ids.add(replica.id()));
        return ids;
    }
}
