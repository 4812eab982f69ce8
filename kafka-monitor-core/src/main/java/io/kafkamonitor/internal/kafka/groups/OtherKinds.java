package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reports the groups that are listed but not read, for their kind.
 *
 * <p>One that was a consumer group before is not gone: its application came back with another protocol. What was known of
 * it is unknown for as long as it is listed so, and for a little longer, as groups are missing from the list for a moment
 * when their coordinator moves. Not safe for use by several threads.
 */
final class OtherKinds {

    /** As long as a series may be missing before it counts as gone. */
    private static final int MISSED_AT_MOST = 3;

    private final Map<String, Changed> changed = new HashMap<>();

    /** Takes the memory of those that were consumer groups, so that they are not taken for deleted, and gives it back. */
    void takeOver(GroupReadings groups, Map<String, GroupMemory> memories) {
        giveBack(groups.names(), memories);
        groups.others().forEach((name, why) -> {
            GroupMemory memory = memories.remove(name);
            Changed before = changed.get(name);
            if (memory != null) {
                changed.put(name, new Changed(memory, why));
            } else if (before != null) {
                before.listed(why);
            }
        });
        if (groups.missing() == null) {
            changed.entrySet()
                    .removeIf(group ->
                            !groups.others().containsKey(group.getKey()) && ++group.getValue().missed > MISSED_AT_MOST);
        }
    }

    /** The memory of those that are consumer groups again, so that what was orphaned stays so. */
    private void giveBack(Set<String> names, Map<String, GroupMemory> memories) {
        for (String name : names) {
            Changed back = changed.remove(name);
            if (back != null) {
                memories.put(name, back.memory);
            }
        }
    }

    /** Forgets where logs of topics ended that were deleted, though there may be others of the same name. */
    void forget(Set<String> gone) {
        changed.values().forEach(group -> group.memory.forget(gone));
    }

    void report(GroupReadings groups, TopicBacklogs backlogs, Logs logs, SampleSink sink) {
        groups.others().forEach((name, why) -> {
            Labels series = Labels.of("group", name);
            sink.unknown(GroupMetrics.GROUP_MEMBERS, series, why);
            sink.unknown(GroupMetrics.GROUP_LAG_TOTAL, series, why);
        });
        changed.forEach((name, group) -> {
            Labels series = group.memory.labels().owner();
            new GroupGaps(sink).of(GroupReading.unreadable(name, group.why), series);
            backlogs.addUnreadable(group.memory.labels().topics(), logs.topics(), group.why);
        });
    }

    private static final class Changed {

        private final GroupMemory memory;
        private Unknown why;
        private int missed;

        Changed(GroupMemory memory, Unknown why) {
            this.memory = memory;
            this.why = why;
        }

        void listed(Unknown newWhy) {
            missed = 0;
            why = newWhy;
        }
    }
}
