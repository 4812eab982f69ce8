package io.kafkamonitor.internal.deciding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a map that nobody else may change; it is copied at the first one, and not at all if there is none.
 *
 * @param <K> what the values are found by
 * @param <V> values that are immutable
 */
@SuppressWarnings("ReferenceEquality") // what has not changed is the very same
final class MapDraft<K, V> {

    private final Map<K, V> base;
    private @Nullable Map<K, V> copy;

    MapDraft(Map<K, V> base) {
        this.base = base;
    }

    private Map<K, V> now() {
        return copy == null ? base : copy;
    }

    private Map<K, V> changed() {
        if (copy == null) {
            copy = new LinkedHashMap<>(base);
        }
        return copy;
    }

    @Nullable
    V get(K key) {
        return now().get(key);
    }

    void put(K key, V value) {
        if (value != now().get(key)) {
            changed().put(key, value);
        }
    }

    void remove(K key) {
        if (now().containsKey(key)) {
            changed().remove(key);
        }
    }

    Set<K> keys() {
        return now().keySet();
    }

    Collection<V> values() {
        return now().values();
    }

    boolean isEmpty() {
        return now().isEmpty();
    }

    /** The map with the changes; the very same if there are none. */
    Map<K, V> result() {
        return now();
    }
}
