package io.kafkamonitor.rule;

/**
 * What a rule says of one subject. Of two findings for one subject that counts which comes first here: what is not known
 * may be a breach, and so outweighs whatever would end or forget an alert.
 */
public enum Outcome {
    /** The threshold is passed. */
    BREACHED,
    /** It cannot be told now. */
    UNKNOWN,
    /** Between the two thresholds: not bad enough to begin, not good enough to end. */
    HOLDING,
    /** All is well. */
    CLEAR,
    /** The subject is known not to exist any more. */
    GONE
}
