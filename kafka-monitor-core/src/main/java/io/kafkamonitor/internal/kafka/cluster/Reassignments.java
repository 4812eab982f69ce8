package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.metric.Unknown;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Which partitions are being moved, as far as that is known. */
public final class Reassignments {

    /** That nothing is being moved. */
    public static final Reassignments NONE = new Reassignments(Map.of(), Map.of(), null);

    private final Map<String, Map<Integer, PartitionMove>> known;
    private final Map<String, Map<Integer, PartitionMove>> possible;
    private final @Nullable Unknown why;

    private Reassignments(
            Map<TopicPartition, PartitionMove> known,
            Map<TopicPartition, PartitionMove> possible,
            @Nullable Unknown why) {
        this.known = byTopic(known);
        this.possible = byTopic(possible);
        this.why = why;
    }

    /** What the cluster has told. */
    public static Reassignments told(Map<TopicPartition, PartitionMove> moves) {
        return new Reassignments(moves, moves, null);
    }

    /**
     * What was found out though the cluster did not tell.
     *
     * @param known that are being moved for sure
     * @param perhaps the brokers that may be getting a replica or may have had it before
     * @param why the cluster did not tell
     */
    static Reassignments foundOut(
            Map<TopicPartition, PartitionMove> known, Map<TopicPartition, Set<Integer>> perhaps, Unknown why) {
        var possible = new HashMap<>(known);
        perhaps.forEach((partition, brokers) -> possible.merge(
                partition, PartitionMove.NONE.adding(brokers), (move, more) -> move.adding(more.adding())));
        return new Reassignments(known, possible, why);
    }

    private static Map<String, Map<Integer, PartitionMove>> byTopic(Map<TopicPartition, PartitionMove> moves) {
        var byTopic = new HashMap<String, Map<Integer, PartitionMove>>();
        moves.forEach((partition, move) -> byTopic.computeIfAbsent(partition.topic(), topic -> new HashMap<>())
                .put(partition.partition(), move));
        return byTopic;
    }

    /** The partitions of a topic that are being moved for sure, by index. */
    public Map<Integer, PartitionMove> ofTopic(String topic) {
        return known.getOrDefault(topic, Map.of());
    }

    /** The partitions of a topic that are being moved for sure or perhaps, by index. */
    public Map<Integer, PartitionMove> possibleOfTopic(String topic) {
        return possible.getOrDefault(topic, Map.of());
    }

    /** Why it cannot be told which partitions of a topic are being moved, or null if it can. */
    public @Nullable Unknown whyNotSure(String topic) {
        return ofTopic(topic).equals(possibleOfTopic(topic)) ? null : why;
    }

    /** The topics of which something is being moved, or may be. */
    public Set<String> topics() {
        return new HashSet<>(possible.keySet());
    }
}
