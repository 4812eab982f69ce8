package io.kafkamonitor.internal.delivering;

import java.time.Duration;

/**
 * How people are told.
 *
 * @param timing how long news wait for more
 * @param suppression what people need not be told
 * @param deadline how long one attempt may take
 */
public record DeliverySettings(GroupTiming timing, Suppression suppression, Duration deadline) {}
