package io.kafkamonitor.jmx;

import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import java.util.List;

/** The load of each broker; read over JMX. */
public final class JmxMetrics {

    /** The value of the label {@code request} for what producers send. */
    public static final String PRODUCE = "Produce";

    /** The value of the label {@code quantile} for the time that one request in a hundred takes or exceeds. */
    public static final String ONE_IN_A_HUNDRED = "0.99";

    /** 1 if a live broker could be read over JMX in time, 0 if not; then {@link #UPTIME} is unknown and says why. */
    public static final Metric JMX_UP = Metric.gauge(
            "kafka.broker.jmx_up",
            Unit.YES_NO,
            "1 if a live broker could be read over JMX in time, 0 if not.",
            "broker");

    /** Time since the JVM of a broker started. */
    public static final Metric UPTIME =
            Metric.amount("kafka.broker.uptime", Unit.SECONDS, "Time since the JVM of a broker started.", "broker");

    /** Messages that a broker takes from producers. */
    public static final Metric MESSAGES_IN = Metric.amount(
            "kafka.broker.messages_in",
            Unit.of("messages/s"),
            "Messages that a broker takes from producers.",
            "broker");

    /** Bytes that a broker takes from producers. */
    public static final Metric BYTES_IN = Metric.amount(
            "kafka.broker.bytes_in", Unit.BYTES_PER_SECOND, "Bytes that a broker takes from producers.", "broker");

    /** Bytes that a broker gives to consumers. */
    public static final Metric BYTES_OUT = Metric.amount(
            "kafka.broker.bytes_out", Unit.BYTES_PER_SECOND, "Bytes that a broker gives to consumers.", "broker");

    /** Bytes that a broker takes from other brokers as a follower. */
    public static final Metric REPLICATION_BYTES_IN = Metric.amount(
            "kafka.broker.replication_bytes_in",
            Unit.BYTES_PER_SECOND,
            "Bytes that a broker takes from other brokers as a follower.",
            "broker");

    /** Bytes that a broker gives to its followers. */
    public static final Metric REPLICATION_BYTES_OUT = Metric.amount(
            "kafka.broker.replication_bytes_out",
            Unit.BYTES_PER_SECOND,
            "Bytes that a broker gives to its followers.",
            "broker");

    /** Requests of a kind that a broker answers. */
    public static final Metric REQUESTS = Metric.amount(
                    "kafka.broker.requests",
                    Unit.of("requests/s"),
                    "Requests of a kind that a broker answers.",
                    "broker",
                    "request")
            .withLabelValues("request", RequestKinds.ALL);

    /** Produce and fetch requests that failed. */
    public static final Metric FAILED_REQUESTS = Metric.amount(
                    "kafka.broker.failed_requests",
                    Unit.of("requests/s"),
                    "Produce and fetch requests that failed.",
                    "broker",
                    "request")
            .withLabelValues("request", RequestKinds.FAILING);

    /**
     * Total time of requests of a kind at a quantile, by the broker's histogram and never more than the requests since
     * the last reading can have taken. Where there were none it is unknown, with {@link
     * io.kafkamonitor.metric.UnknownReason#NOTHING_TO_MEASURE} as the reason, and an alert on it ends.
     */
    public static final Metric REQUEST_TIME = Metric.amount(
                    "kafka.broker.request_time",
                    Unit.MILLISECONDS,
                    "Total time of requests of a kind at a quantile, by the broker's histogram and never more than the"
                            + " requests since the last reading can have taken. Unknown (nothing to measure) where there"
                            + " were none, which ends an alert.",
                    "broker",
                    "request",
                    "quantile")
            .withLabelValues("request", RequestKinds.TIMED)
            .withLabelValues("quantile", RequestKinds.QUANTILES);

    /** Requests that wait for a request handler. */
    public static final Metric REQUEST_QUEUE = Metric.amount(
            "kafka.broker.request_queue", Unit.of("requests"), "Requests that wait for a request handler.", "broker");

    /** Part of the time since the last reading that the request handler threads were idle. */
    public static final Metric REQUEST_HANDLER_IDLE = Metric.part(
            "kafka.broker.request_handler_idle",
            Unit.RATIO,
            "Part of the time since the last reading that the request handler threads were idle.",
            "broker");

    /** Part of about the last minute that the network threads were idle, as the broker measures it. */
    public static final Metric NETWORK_IDLE = Metric.part(
            "kafka.broker.network_idle",
            Unit.RATIO,
            "Part of about the last minute that the network threads were idle, as the broker measures it.",
            "broker");

    /** Part of the broker's processors that it has used since the last reading. */
    public static final Metric CPU = Metric.part(
            "kafka.broker.cpu",
            Unit.RATIO,
            "Part of the broker's processors that it has used since the last reading.",
            "broker");

    /** Heap in use, garbage included. */
    public static final Metric HEAP_USED =
            Metric.amount("kafka.broker.heap_used", Unit.BYTES, "Heap in use, garbage included.", "broker");

    /** The most heap that the broker may use. */
    public static final Metric HEAP_MAX =
            Metric.amount("kafka.broker.heap_max", Unit.BYTES, "The most heap that the broker may use.", "broker");

    /**
     * Part of what the old generation may hold that was in use after its last collection, however long ago; never more
     * than is in use now.
     */
    public static final Metric HEAP_AFTER_GC = Metric.part(
            "kafka.broker.heap_after_gc_ratio",
            Unit.RATIO,
            "Part of what the old generation may hold that was in use after its last collection, however long ago; never"
                    + " more than is in use now.",
            "broker");

    /** Part of the time since the last reading that garbage collection stopped the broker. */
    public static final Metric GC_TIME = Metric.part(
            "kafka.broker.gc_time_ratio",
            Unit.RATIO,
            "Part of the time since the last reading that garbage collection stopped the broker.",
            "broker");

    /** Open file descriptors. */
    public static final Metric OPEN_FILES =
            Metric.amount("kafka.broker.open_files", Unit.of("files"), "Open file descriptors.", "broker");

    /** Part of the permitted file descriptors that are open. */
    public static final Metric OPEN_FILES_RATIO = Metric.part(
            "kafka.broker.open_files_ratio",
            Unit.RATIO,
            "Part of the permitted file descriptors that are open.",
            "broker");

    /** Partitions led by a broker that have replicas out of sync. */
    public static final Metric BROKER_UNDER_REPLICATED = Metric.amount(
            "kafka.broker.under_replicated_partitions",
            Unit.of("partitions"),
            "Partitions led by a broker that have replicas out of sync.",
            "broker");

    /** Log directories that a broker has taken offline. */
    public static final Metric OFFLINE_LOG_DIRS = Metric.amount(
            "kafka.broker.offline_log_dirs",
            Unit.of("directories"),
            "Log directories that a broker has taken offline.",
            "broker");

    /** All of them. */
    public static final List<Metric> ALL = List.of(
            JMX_UP,
            UPTIME,
            MESSAGES_IN,
            BYTES_IN,
            BYTES_OUT,
            REPLICATION_BYTES_IN,
            REPLICATION_BYTES_OUT,
            REQUESTS,
            FAILED_REQUESTS,
            REQUEST_TIME,
            REQUEST_QUEUE,
            REQUEST_HANDLER_IDLE,
            NETWORK_IDLE,
            CPU,
            HEAP_USED,
            HEAP_MAX,
            HEAP_AFTER_GC,
            GC_TIME,
            OPEN_FILES,
            OPEN_FILES_RATIO,
            BROKER_UNDER_REPLICATED,
            OFFLINE_LOG_DIRS);

    private JmxMetrics() {}
}
