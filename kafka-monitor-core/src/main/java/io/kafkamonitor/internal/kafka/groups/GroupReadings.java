package io.kafkamonitor.internal.kafka.groups;

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
    private final Map<String, Unknown> others;
    private final @Nullable Unknown missing;

    /**
     * Readings to which those of consumer groups are added.
     *
     * @param others groups of other kinds by name, and why they are not read
     * @param missing why there may be groups that are not among them, or null if there are none
     */
    GroupReadings(Map<String, Unknown> others, @Nullable Unknown missing) {
        this.others = others;
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

    /** Groups of other kinds by name, and why they are not read. */
    Map<String, Unknown> others() {
        return others;
    }

    /** The names of the consumer groups. */
    Set<String> names() {
        return readings.stream().map(GroupReading::group).collect(Collectors.toSet());
    }

    /** Why there may be groups that are not among these, or null if these are all. */
    @Nullable
    Unknown missing() {
        return missing;
    }
}
