package io.kafkamonitor.kafka;

import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import java.util.List;

/** Which brokers a cluster has, and which of them are alive; read with the Admin API. */
public final class BrokerMetrics {

    /** Registered brokers that are alive. */
    public static final Metric BROKERS =
            Metric.amount("kafka.brokers", Unit.of("brokers"), "Registered brokers that are alive.");

    /** Registered brokers that are fenced: dead, starting or shutting down. */
    public static final Metric FENCED_BROKERS = Metric.amount(
            "kafka.brokers.fenced",
            Unit.of("brokers"),
            "Registered brokers that are fenced: dead, starting or shutting down.");

    /** 1 if a registered broker is alive, 0 if it is fenced. */
    public static final Metric BROKER_LIVE = Metric.gauge(
            "kafka.broker.live",
            Unit.YES_NO,
            "1 if a registered broker is alive, 0 if it is fenced; without a controller nobody fences, and one that does not answer is unknown.",
            "broker",
            "host",
            "rack");

    /** 1 if a broker does not answer, though it counts as alive or did until it fell silent; 0 otherwise. */
    public static final Metric BROKER_SILENT = Metric.gauge(
            "kafka.broker.silent",
            Unit.YES_NO,
            "1 if a broker does not answer, though it counts as alive or did until it fell silent; 0 otherwise.",
            "broker",
            "host",
            "rack");

    /**
     * 1 if the metadata quorum has a leader; 0 if it has none, which is also what it is taken for if brokers answer and
     * the quorum does not in two passes.
     */
    public static final Metric ACTIVE_CONTROLLER = Metric.gauge(
            "kafka.controller.active",
            Unit.YES_NO,
            "1 if the metadata quorum has a leader; 0 if it has none, or if brokers answer and the quorum does not in two passes.");

    /** The node id of the active controller. */
    public static final Metric CONTROLLER_ID =
            Metric.gauge("kafka.controller.id", Unit.COUNT, "The node id of the active controller.");

    /** All of them. */
    public static final List<Metric> ALL =
            List.of(BROKERS, FENCED_BROKERS, BROKER_LIVE, BROKER_SILENT, ACTIVE_CONTROLLER, CONTROLLER_ID);

    private BrokerMetrics() {}
}
