package io.kafkamonitor.kafka;

import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import java.util.List;

/** How much disk the logs take; read with the Admin API. */
public final class LogDirMetrics {

    /** Bytes that all replicas on a broker take. */
    public static final Metric BROKER_LOG_SIZE =
            Metric.amount("kafka.broker.log_size", Unit.BYTES, "Bytes that all replicas on a broker take.", "broker");

    /** Bytes that all replicas of a topic take on all live brokers. */
    public static final Metric TOPIC_LOG_SIZE = Metric.amount(
            "kafka.topic.log_size",
            Unit.BYTES,
            "Bytes that all replicas of a topic take on all live brokers.",
            "topic");

    /** Bytes that a reassignment has still to copy to the replicas of a topic that it adds. */
    public static final Metric TOPIC_BYTES_TO_MOVE = Metric.amount(
            "kafka.topic.bytes_to_move",
            Unit.BYTES,
            "Bytes that a reassignment has still to copy to the replicas of a topic that it adds.",
            "topic");

    /** Size of the volume of a log directory. */
    public static final Metric DIR_TOTAL =
            Metric.amount("kafka.log_dir.total", Unit.BYTES, "Size of the volume of a log directory.", "broker", "dir");

    /** Bytes left on the volume of a log directory. */
    public static final Metric DIR_USABLE = Metric.amount(
            "kafka.log_dir.usable", Unit.BYTES, "Bytes left on the volume of a log directory.", "broker", "dir");

    /** Part of the volume of a log directory that is in use, by whomever. */
    public static final Metric DIR_USED_RATIO = Metric.part(
            "kafka.log_dir.used_ratio",
            Unit.RATIO,
            "Part of the volume of a log directory that is in use, by whomever.",
            "broker",
            "dir");

    /** 1 if a broker has taken a log directory offline after a disk error. */
    public static final Metric DIR_OFFLINE = Metric.gauge(
            "kafka.log_dir.offline",
            Unit.YES_NO,
            "1 if a broker has taken a log directory offline after a disk error.",
            "broker",
            "dir");

    /** All of them. */
    public static final List<Metric> ALL = List.of(
            BROKER_LOG_SIZE, TOPIC_LOG_SIZE, TOPIC_BYTES_TO_MOVE, DIR_TOTAL, DIR_USABLE, DIR_USED_RATIO, DIR_OFFLINE);

    private LogDirMetrics() {}
}
