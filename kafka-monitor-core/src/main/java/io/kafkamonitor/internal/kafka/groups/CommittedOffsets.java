package io.kafkamonitor.internal.kafka.groups;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The offsets that a group has committed, by topic and partition. */
final class CommittedOffsets {

    /** No offset was committed. */
    static final long NONE = -1;

    private static final long[] NO_PARTITIONS = {};

    private final Map<String, long[]> offsets = new HashMap<>();

    /** @param answer of the cluster, which has null for a partition on which nothing was committed */
    static CommittedOffsets of(Map<TopicPartition, @Nullable OffsetAndMetadata> answer) {
        var committed = new CommittedOffsets();
        answer.forEach((partition, offset) -> {
            if (offset != null && offset.offset() >= 0) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    private void put(TopicPartition partition, long offset) {
        long[] ofTopic = offsets.getOrDefault(partition.topic(), NO_PARTITIONS);
        int length = ofTopic.length;
        if (partition.partition() >= length) {
            ofTopic = Arrays.copyOf(ofTopic, partition.partition() + 1);
            Arrays.fill(ofTopic, length, ofTopic.length, NONE);
            offsets.put(partition.topic(), ofTopic);
        }
        ofTopic[partition.partition()] = offset;
    }

    Set<String> topics() {
        return offsets.keySet();
    }

    /** One more than the highest partition of a topic with a commit. */
    int partitions(String topic) {
        return offsets.getOrDefault(topic, NO_PARTITIONS).length;
    }

    /** The offset committed on a partition, or {@link #NONE}. */
    long of(String topic, int partition) {
        long[] ofTopic = offsets.getOrDefault(topic, NO_PARTITIONS);
        return partition < ofTopic.length ? ofTopic[partition] : NONE;
    }
}
