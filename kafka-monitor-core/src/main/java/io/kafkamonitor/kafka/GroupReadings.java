package io.kafkamonitor.kafka;

import io.kafkamonitor.metric.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was read of the consumer groups in one collection. */
final class GroupReadings {

    private final List<GroupReading> readings = new ArrayList<>();
    private final @Nullable Unknown missing;

    /** @param missing why there may be groups that are not among them, or null if there are none */
    GroupReadings(@Nullable Unknown missing) {
        this.missing = missing;
    }

    void add(GroupReading reading) {
        readings.add(reading);
    }

    List<GroupReading> all() {
        return Collections.unmodifiableList(readings);
    }

    /** Why groups could not be read at all, except for some, by name. */
    Map<String, Unknown> unreadableBut(Set<String> others) {
        var unreadable = new HashMap<String, Unknown>();
        for (GroupReading reading : readings) {
            Unknown why = reading.unknown();
            boolean isRead = reading.members() != null || reading.committed() != null;
            if (why != null && !isRead && !others.contains(reading.group())) {
                unreadable.put(reading.group(), why);
            }
        }
        return unreadable;
    }

    void remove(Set<String> groups) {
        readings.removeIf(reading -> groups.contains(reading.group()));
    }

    Set<String> names() {
        return readings.stream().map(GroupReading::group).collect(Collectors.toSet());
    }

    /** Why there may be groups that are not among these, or null if these are all. */
    @Nullable
    Unknown missing() {
        return missing;
    }
}
