package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.internal.kafka.cluster.TopicOffsets;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The logs of all partitions that the monitor can see, as read in one collection. */
final class Logs {

    private final Topics topics;
    private final Set<String> visible;
    private final Map<String, TopicOffsets> offsets;

    /** @param offsets of each readable topic, by name */
    Logs(Topics topics, Map<String, TopicOffsets> offsets) {
        this.topics = topics;
        this.visible = topics.names();
        this.offsets = offsets;
    }

    /** The topics that exist, as far as the monitor can see. */
    Set<String> topics() {
        return visible;
    }

    /** Why a topic cannot be read, or null if it can. */
    @Nullable
    Unknown unreadable(String topic) {
        return topics.unreadable().get(topic);
    }

    /** How many partitions a topic has, or the other number if that is not known. */
    int partitions(String topic, int otherwise) {
        TopicOffsets ofTopic = offsets.get(topic);
        return ofTopic == null ? otherwise : ofTopic.partitions();
    }

    /** Why a log's offsets are not known, or null if they are. */
    @Nullable
    Unknown unknown(String topic, int partition) {
        TopicOffsets ofTopic = offsets.get(topic);
        if (ofTopic != null) {
            return ofTopic.unknown(partition);
        }
        Unknown why = unreadable(topic);
        return why == null ? Unknown.because(UnknownReason.NOT_REPORTED) : why;
    }

    /** The offset of the oldest record of a log whose offsets are known. */
    long start(String topic, int partition) {
        return known(topic).start(partition);
    }

    /** The offset of the next record that a consumer will see in a log whose offsets are known. */
    long end(String topic, int partition) {
        return known(topic).end(partition);
    }

    private TopicOffsets known(String topic) {
        TopicOffsets ofTopic = offsets.get(topic);
        if (ofTopic == null) {
            throw new IllegalStateException("The offsets of topic '" + topic + "' are not known; ask unknown() first");
        }
        return ofTopic;
    }
}
