package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.internal.kafka.groups.UnreadTimes.Asking;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What groups have still to read, of all of them in one collection. */
final class Unread {

    private final Logs logs;
    private final Map<String, long[]> oldest = new HashMap<>();

    /** What is unread in the logs, by these readings. */
    Unread(GroupReadings groups, Logs logs) {
        this.logs = logs;
        groups.all().forEach(group -> each(group, this::lower));
    }

    /** The first offset that a group has still to read. */
    static long offset(long committed, long logStart) {
        return Math.max(committed, logStart);
    }

    private void each(GroupReading group, Visitor visitor) {
        CommittedOffsets committed = group.committed();
        if (committed == null) {
            return;
        }
        for (String topic : committed.topics()) {
            int partitions = Math.min(committed.partitions(topic), logs.partitions(topic, 0));
            for (int partition = 0; partition < partitions; partition++) {
                long offset = committed.of(topic, partition);
                if (offset != CommittedOffsets.NONE && logs.unknown(topic, partition) == null) {
                    visitor.visit(topic, partition, offset(offset, logs.start(topic, partition)));
                }
            }
        }
    }

    private void lower(String topic, int partition, long unread) {
        long[] ofTopic = oldest.get(topic);
        if (ofTopic == null) {
            ofTopic = new long[logs.partitions(topic, 0)];
            Arrays.fill(ofTopic, Long.MAX_VALUE);
            oldest.put(topic, ofTopic);
        }
        ofTopic[partition] = Math.min(ofTopic[partition], unread);
    }

    /** Finds out when it came, as far as that is not known. */
    void find(GroupReadings groups, UnreadTimes times, Asking asking) throws InterruptedException {
        oldest.forEach((topic, offsets) -> {
            for (int partition = 0; partition < offsets.length; partition++) {
                if (offsets[partition] != Long.MAX_VALUE) {
                    times.note(topic, partition, logs.end(topic, partition), offsets[partition]);
                }
            }
        });
        times.retain(new HashSet<>(oldest.keySet()));
        var wanted = new LinkedHashMap<TopicPartition, Set<Long>>();
        groups.all()
                .forEach(group -> each(group, (topic, partition, unread) -> {
                    boolean isToBeFound =
                            unread < logs.end(topic, partition) && !times.isKnown(topic, partition, unread);
                    if (isToBeFound) {
                        wanted.computeIfAbsent(new TopicPartition(topic, partition), any -> new LinkedHashSet<>())
                                .add(unread);
                    }
                }));
        times.find(wanted, asking);
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(String topic, int partition, long unread);
    }
}
