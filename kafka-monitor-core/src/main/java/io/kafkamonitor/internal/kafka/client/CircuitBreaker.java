package io.kafkamonitor.internal.kafka.client;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers who was asked in vain, so that a cluster in trouble is not asked the same again in each pass.
 *
 * <p>The Admin client asks for the leader of a partition, and for the coordinator of a group, again and again without a
 * pause until the call's time is over, thousands of times a second. So whoever timed out is left alone until another
 * broker is in charge, or for a while, twice as long after each failure. Safe for use by several threads.
 */
public final class CircuitBreaker<K> {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 4;

    private final Map<K, Trip> trips = new ConcurrentHashMap<>();

    /** Whether a key is to be left alone now. */
    public boolean isOpen(K key, int broker, long nanoTime) {
        Trip trip = trips.get(key);
        return trip != null && trip.broker == broker && nanoTime - trip.retryAtNanos < 0;
    }

    public void timedOut(K key, int broker, long nanoTime) {
        @Nullable Trip last = trips.get(key);
        int doublings = last == null || last.broker != broker ? 0 : Math.min(last.doublings + 1, MOST_DOUBLINGS);
        trips.put(key, new Trip(broker, nanoTime + (FIRST_PAUSE.toNanos() << doublings), doublings));
    }

    public void answered(K key) {
        if (!trips.isEmpty()) {
            trips.remove(key);
        }
    }

    public void retain(Set<K> keys) {
        trips.keySet().retainAll(keys);
    }

    private record Trip(int broker, long retryAtNanos, int doublings) {}
}
