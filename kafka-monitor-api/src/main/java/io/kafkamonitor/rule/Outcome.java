package io.kafkamonitor.rule;

/** What a rule says of one subject. */
public enum Outcome {
    /** The threshold is passed. */
    BREACHED,
    /** Between the two thresholds: not bad enough to begin, not good enough to end. */
    HOLDING,
    /** All is well. */
    CLEAR,
    /** It cannot be told now. */
    UNKNOWN,
    /** The subject is known not to exist any more. */
    GONE
}
