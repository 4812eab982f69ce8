package io.kafkamonitor.rules;

import io.kafkamonitor.rule.Outcome;

/**
 * What came of comparing a number with limits.
 *
 * @param outcome of the comparison
 * @param bounds what is known of the number
 * @param limits with which it was compared
 */
record Judged(Outcome outcome, Bounds bounds, Limits limits) {}
