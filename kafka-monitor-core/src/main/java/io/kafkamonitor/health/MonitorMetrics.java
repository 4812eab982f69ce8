package io.kafkamonitor.health;

import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import java.util.List;

/** What the monitor tells of itself. */
public final class MonitorMetrics {

    /** Time that the previous cycle took. */
    public static final Metric CYCLE_TIME =
            Metric.amount("kafka.monitor.cycle_time", Unit.SECONDS, "Time that the previous cycle took.");

    /** Series in the previous snapshot. */
    public static final Metric SERIES =
            Metric.amount("kafka.monitor.series", Unit.of("series"), "Series in the previous snapshot.");

    /** How many times in a row a collector has failed. */
    public static final Metric COLLECTOR_FAILURES = Metric.amount(
            "kafka.monitor.collector.failures",
            Unit.COUNT,
            "How many times in a row a collector has failed.",
            "collector");

    /** How many times in a row a rule has failed. */
    public static final Metric RULE_FAILURES = Metric.amount(
            "kafka.monitor.rule.failures", Unit.COUNT, "How many times in a row a rule has failed.", "rule");

    /** How many times in a row a notifier has failed. */
    public static final Metric NOTIFIER_FAILURES = Metric.amount(
            "kafka.monitor.notifier.failures",
            Unit.COUNT,
            "How many times in a row a notifier has failed.",
            "notifier");

    /** How many times in a row a recipient was not told when others were. */
    public static final Metric RECIPIENT_FAILURES = Metric.gauge(
            "kafka.monitor.recipient.failures",
            Unit.COUNT,
            "How many times in a row a recipient was not told when others were.",
            "recipient");

    /** How many times in a row the state store has failed. */
    public static final Metric STATE_FAILURES = Metric.amount(
            "kafka.monitor.state.failures", Unit.COUNT, "How many times in a row the state store has failed.", "state");

    /** Series of a collector that were left out of its last collection because they were too many. */
    public static final Metric DROPPED_SERIES = Metric.gauge(
            "kafka.monitor.collector.dropped_series",
            Unit.of("series"),
            "Series of a collector that were left out of its last collection because they were too many.",
            "collector");

    /** All of them. */
    public static final List<Metric> ALL = List.of(
            CYCLE_TIME,
            SERIES,
            COLLECTOR_FAILURES,
            RULE_FAILURES,
            NOTIFIER_FAILURES,
            RECIPIENT_FAILURES,
            STATE_FAILURES,
            DROPPED_SERIES);

    private MonitorMetrics() {}
}
