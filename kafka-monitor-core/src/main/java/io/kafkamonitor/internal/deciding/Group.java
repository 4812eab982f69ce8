package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.metric.Labels;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The incidents of one rule. Never changed.
 *
 * @param active those that are pending, firing or recovering, by subject
 * @param over those that have ended and are remembered still, by subject, oldest first
 */
public record Group(Map<Labels, Incident> active, Map<Labels, List<Incident>> over) {

    /** No incidents. */
    public static final Group EMPTY = new Group(Map.of(), Map.of());

    boolean isEmpty() {
        return active.isEmpty() && over.isEmpty();
    }

    /** How many there are. */
    public int size() {
        int size = active.size();
        for (List<Incident> incidents : over.values()) {
            size += incidents.size();
        }
        return size;
    }

    /** All of them, those that are over first. */
    public Stream<Incident> all() {
        return Stream.concat(over.values().stream().flatMap(List::stream), active.values().stream());
    }
}
