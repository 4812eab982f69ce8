package io.kafkamonitor.internal.schedule;

import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.time.TimeSource;

/**
 * What all stages of a monitor share.
 *
 * @param board where they note how their parts are doing
 * @param time the clocks
 * @param threads makes their threads
 */
public record Surroundings(HealthBoard board, TimeSource time, MonitorThreads threads) {}
