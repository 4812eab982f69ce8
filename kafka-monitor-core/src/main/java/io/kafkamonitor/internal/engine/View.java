package io.kafkamonitor.internal.engine;

import io.kafkamonitor.metric.Snapshot;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one cycle saw.
 *
 * @param snapshot of its collecting pass
 * @param cycles how many cycles were completed
 * @param end when it ended; null before the first
 * @param took how long it took
 */
public record View(Snapshot snapshot, long cycles, @Nullable End end, Duration took) {

    static View before(Instant now) {
        return new View(Snapshot.empty(now), 0, null, Duration.ZERO);
    }

    /**
     * When a cycle ended.
     *
     * @param time by the wall clock, for display
     * @param nanoTime by the monotonic clock
     */
    public record End(Instant time, long nanoTime) {}
}
