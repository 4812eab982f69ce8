package io.kafkamonitor.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was put for some of the labels that are asked for: with one look-up for each set of label names, however many
 * entries there are. Not safe for use by several threads while something is put.
 */
final class LabelsIndex<V> {

    private final List<ByNames<V>> byNames = new ArrayList<>();

    /** What was put first for the same labels stands. */
    void put(Labels labels, V value) {
        for (ByNames<V> same : byNames) {
            if (same.example.hasNamesOf(labels)) {
                same.values.putIfAbsent(labels, value);
                return;
            }
        }
        var more = new ByNames<V>(labels, labels.asMap().keySet(), new HashMap<>());
        more.values.put(labels, value);
        byNames.add(more);
    }

    /** What was put for labels that are all among the asked ones. */
    @Nullable
    V find(Labels asked) {
        for (ByNames<V> some : byNames) {
            V found = some.values.get(asked.keep(some.names));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private record ByNames<V>(Labels example, Set<String> names, Map<Labels, V> values) {}
}
