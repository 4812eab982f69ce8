package io.kafkamonitor.internal.cycle;

import java.time.Duration;

/**
 * What a collector may use.
 *
 * @param deadline how long one collection may take
 * @param maxSeries how many series one collector may write
 */
public record CollectLimits(Duration deadline, int maxSeries) {}
