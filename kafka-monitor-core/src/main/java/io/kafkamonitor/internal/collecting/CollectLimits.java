package io.kafkamonitor.internal.collecting;

import java.time.Duration;
import java.util.Map;

/**
 * What collectors may use.
 *
 * @param deadline how long one collection may take
 * @param maxSeriesPerCollector how many series one collector may write if it has no limit of its own
 * @param maxSeriesOf the limits of collectors that have one of their own, by name
 * @param maxSeries how many series all collectors together may write
 */
public record CollectLimits(
        Duration deadline, int maxSeriesPerCollector, Map<String, Integer> maxSeriesOf, int maxSeries) {

    public CollectLimits {
        maxSeriesOf = Map.copyOf(maxSeriesOf);
    }

    /** How many series the collector of a name may write. */
    int maxSeriesOf(String collector) {
        return Math.min(maxSeries, maxSeriesOf.getOrDefault(collector, maxSeriesPerCollector));
    }
}
