package io.kafkamonitor.kafka;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * How many partitions of a topic are not as they should be.
 *
 * @param oneRack replicated partitions whose replicas are all in one rack, though there are more racks
 */
record TopicHealth(int partitions, int offline, int underReplicated, int notPreferred, int oneRack) {

    /** @param racks of the brokers that have one, by id */
    static TopicHealth of(TopicDescription topic, Map<Integer, String> racks) {
        boolean severalRacks = new HashSet<>(racks.values()).size() > 1;
        int offline = 0;
        int underReplicated = 0;
        int notPreferred = 0;
        int oneRack = 0;
        for (TopicPartitionInfo partition : topic.partitions()) {
            Node leader = Topics.leader(partition);
            List<Node> replicas = partition.replicas();
            offline += leader == null ? 1 : 0;
            underReplicated += partition.isr().size() < replicas.size() ? 1 : 0;
            notPreferred += leader != null && leader.id() != replicas.get(0).id() ? 1 : 0;
            oneRack += severalRacks && isInOneRack(replicas, racks) ? 1 : 0;
        }
        return new TopicHealth(topic.partitions().size(), offline, underReplicated, notPreferred, oneRack);
    }

    /** A replica whose rack is not known may be in another one. */
    private static boolean isInOneRack(List<Node> replicas, Map<Integer, String> racks) {
        String first = racks.get(replicas.get(0).id());
        return replicas.size() > 1
                && first != null
                && replicas.stream().allMatch(replica -> first.equals(racks.get(replica.id())));
    }

    /** Brokers ask for no more replicas in sync than a partition has. */
    static int underMinIsr(TopicDescription topic, int minInSync) {
        return (int) topic.partitions().stream()
                .filter(partition -> partition.isr().size()
                        < Math.min(minInSync, partition.replicas().size()))
                .count();
    }

    /** Partitions that lose their writers with the next replica, though more replicas than that are assigned. */
    static int atMinIsr(TopicDescription topic, int minInSync) {
        return (int) topic.partitions().stream()
                .filter(partition -> partition.isr().size() == minInSync
                        && partition.replicas().size() > minInSync)
                .count();
    }
}
