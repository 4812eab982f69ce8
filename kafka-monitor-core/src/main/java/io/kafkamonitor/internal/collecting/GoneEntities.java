package io.kafkamonitor.internal.collecting;

import io.kafkamonitor.metric.Labels;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The entities that a collection said are gone; whether a series is part of one is found without a search. */
final class GoneEntities {

    private final Map<Set<String>, Set<Labels>> byNames = new HashMap<>();
    private int size;

    void add(Labels entity) {
        boolean isNew = byNames.computeIfAbsent(Set.copyOf(entity.asMap().keySet()), any -> new HashSet<>())
                .add(entity);
        size += isNew ? 1 : 0;
    }

    int size() {
        return size;
    }

    /** Whether some entity's labels are all among those of the series. */
    boolean include(Labels series) {
        for (var entities : byNames.entrySet()) {
            if (entities.getValue().contains(series.keep(entities.getKey()))) {
                return true;
            }
        }
        return false;
    }
}
