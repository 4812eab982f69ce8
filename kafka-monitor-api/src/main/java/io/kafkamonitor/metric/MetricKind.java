package io.kafkamonitor.metric;

/** How the values of a metric behave over time. */
public enum MetricKind {
    /** A level that goes up and down, such as a backlog. */
    GAUGE,
    /** A total that only grows until its source restarts, such as bytes sent. */
    COUNTER,
    /**
     * A position in a log, such as that of the last record: it grows as a total does; but where it falls the log was made
     * anew, or the position was set back, and it is not counted from zero.
     */
    OFFSET
}
