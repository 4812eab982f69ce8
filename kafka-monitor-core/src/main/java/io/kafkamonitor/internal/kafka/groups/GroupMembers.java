package io.kafkamonitor.internal.kafka.groups;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;

/** How many members a group has and which partitions they read. */
final class GroupMembers {

    private final int count;
    private final boolean settled;
    private final Map<String, BitSet> assigned = new HashMap<>();

    private GroupMembers(int count, boolean settled) {
        this.count = count;
        this.settled = settled;
    }

    static GroupMembers of(ConsumerGroupDescription group) {
        var members = new GroupMembers(group.members().size(), group.groupState() == GroupState.STABLE);
        for (MemberDescription member : group.members()) {
            member.assignment()
                    .topicPartitions()
                    .forEach(partition -> members.assigned
                            .computeIfAbsent(partition.topic(), topic -> new BitSet())
                            .set(partition.partition()));
        }
        return members;
    }

    int count() {
        return count;
    }

    /** The topics of which members read at least one partition. */
    Set<String> topics() {
        return assigned.keySet();
    }

    /** The partitions of a topic that members read. */
    BitSet partitions(String topic) {
        return assigned.getOrDefault(topic, new BitSet());
    }

    /**
     * Whether all partitions of the topics that the members subscribe to are handed out. They are not during a
     * rebalance, nor where there are no members.
     */
    boolean areSettled() {
        return settled && count > 0;
    }
}
