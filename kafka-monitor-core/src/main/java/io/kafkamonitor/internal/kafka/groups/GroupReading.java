package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.metric.Unknown;
import org.jspecify.annotations.Nullable;

/** What could be read of one consumer group: its members and its commits, or why not. */
record GroupReading(
        String group,
        @Nullable GroupMembers members,
        @Nullable CommittedOffsets committed,
        @Nullable Unknown unknown) {

    /** A group of which at least one of the two is unknown has a reason for it. */
    static GroupReading unreadable(String group, Unknown why) {
        return new GroupReading(group, null, null, why);
    }
}
