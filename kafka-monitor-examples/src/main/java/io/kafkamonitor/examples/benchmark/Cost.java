package io.kafkamonitor.examples.benchmark;

/**
 * What a task cost.
 *
 * @param nanos by the clock
 * @param amount of what else was counted
 */
record Cost(String name, Spread nanos, Spread amount) {}
