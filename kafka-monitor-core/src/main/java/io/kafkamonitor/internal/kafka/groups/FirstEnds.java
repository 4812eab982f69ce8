package io.kafkamonitor.internal.kafka.groups;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of which something holds, each with the end that its log had when that was first seen: so one can tell
 * how many records have come since. Not safe for use by several threads.
 */
final class FirstEnds {

    private static final long NOT_HELD = -2;
    private static final long NOT_KNOWN = -1;

    private final Map<String, long[]> ends = new HashMap<>();

    /** That it holds of a partition from now on, if it did not before. */
    void hold(String topic, int partition) {
        if (!holds(topic, partition)) {
            room(topic, partition + 1)[partition] = NOT_KNOWN;
        }
    }

    private long[] room(String topic, int partitions) {
        long @Nullable [] present = ends.get(topic);
        int length = present == null ? 0 : present.length;
        if (present != null && length >= partitions) {
            return present;
        }
        long[] grown = present == null ? new long[partitions] : Arrays.copyOf(present, partitions);
        Arrays.fill(grown, length, partitions, NOT_HELD);
        ends.put(topic, grown);
        return grown;
    }

    /** That it does not hold of a partition any more. */
    void release(String topic, int partition) {
        if (!holds(topic, partition)) {
            return;
        }
        long[] ofTopic = room(topic, partition + 1);
        ofTopic[partition] = NOT_HELD;
        if (Arrays.stream(ofTopic).allMatch(end -> end == NOT_HELD)) {
            ends.remove(topic);
        }
    }

    boolean holds(String topic, int partition) {
        if (ends.isEmpty()) {
            return false; // the usual case, of all groups that read what they have committed on
        }
        long @Nullable [] ofTopic = ends.get(topic);
        return ofTopic != null && partition < ofTopic.length && ofTopic[partition] != NOT_HELD;
    }

    /** The records that came to a partition since it holds of it; a log that has become shorter begins anew. */
    long grownTo(String topic, int partition, long end) {
        long[] ofTopic = room(topic, partition + 1);
        if (ofTopic[partition] < 0 || ofTopic[partition] > end) {
            ofTopic[partition] = end;
        }
        return end - ofTopic[partition];
    }

    /** The topics of which it holds of some partition. */
    Set<String> topics() {
        return ends.keySet();
    }

    /** Forgets all topics but these. */
    void retain(Set<String> topics) {
        ends.keySet().retainAll(topics);
    }

    /** Forgets some topics. */
    void forget(Set<String> topics) {
        ends.keySet().removeAll(topics);
    }
}
