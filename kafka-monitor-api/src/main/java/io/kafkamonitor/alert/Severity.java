package io.kafkamonitor.alert;

/** How much it matters, in rising order. */
public enum Severity {
    /** Worth knowing, no action needed now. */
    INFO,
    /** Needs somebody in working hours. */
    WARNING,
    /** Needs somebody now. */
    CRITICAL
}
