package io.kafkamonitor.internal.alerts;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of one evaluation.
 *
 * @param now the wall clock, for display only
 * @param elapsed monotonic time since the last evaluation, capped so that a suspended machine does not count
 */
public record Tick(Instant now, Duration elapsed) {}
