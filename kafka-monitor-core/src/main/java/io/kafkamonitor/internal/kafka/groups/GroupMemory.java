package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.internal.kafka.cluster.PartitionLabels;
import io.kafkamonitor.metric.Labels;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is kept of a group from one collection to the next. Not safe for use by several threads. */
final class GroupMemory {

    private final PartitionLabels labels;
    private final FirstEnds orphaned = new FirstEnds();
    private final FirstEnds uncommitted = new FirstEnds();
    private final Map<String, Long> lastRead = new HashMap<>();
    private boolean settledBefore;

    GroupMemory(String group) {
        this.labels = new PartitionLabels(Labels.of("group", group));
    }

    PartitionLabels labels() {
        return labels;
    }

    /** The partitions with a commit that no member has assigned since the group was last settled. */
    FirstEnds orphaned() {
        return orphaned;
    }

    /** The partitions that a member was seen to have assigned and on which nothing was committed yet. */
    FirstEnds uncommitted() {
        return uncommitted;
    }

    /** That a member has partitions of a topic without a commit. */
    void read(String topic, long nanoTime) {
        lastRead.put(topic, nanoTime);
    }

    /** Whether no member had partitions of a topic without a commit for longer than that. */
    boolean isUnreadFor(Duration time, String topic, long nanoTime) {
        return nanoTime - lastRead.getOrDefault(topic, nanoTime) > time.toNanos();
    }

    /** Whether the group was ever seen with all its partitions handed out. */
    boolean wasSettled() {
        return settledBefore;
    }

    void settled() {
        settledBefore = true;
    }

    /** The topics of which something is remembered beyond their labels. */
    Set<String> topics() {
        var topics = new TreeSet<>(orphaned.topics());
        topics.addAll(uncommitted.topics());
        return topics;
    }

    /** Forgets all topics but these. */
    void retain(Set<String> topics) {
        labels.retain(topics);
        orphaned.retain(topics);
        uncommitted.retain(topics);
        lastRead.keySet().retainAll(topics);
    }

    /** Forgets where the logs of topics ended that were deleted, though there may be others of the same name. */
    void forget(Set<String> gone) {
        orphaned.forget(gone);
        uncommitted.forget(gone);
    }
}
