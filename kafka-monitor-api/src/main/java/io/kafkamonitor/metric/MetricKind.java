package io.kafkamonitor.metric;

/** How the values of a metric behave over time. */
public enum MetricKind {
    /** A level that goes up and down, such as a backlog. */
    GAUGE,
    /** A total that only grows until its source restarts, such as bytes sent. */
    COUNTER
}
