package io.kafkamonitor.kafka;

import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import java.util.List;

/** Whether a cluster can be reached at all, and what its addresses answer while it cannot. */
public final class ClusterMetrics {

    /** 1 if the cluster tells which brokers it has, 0 if it does not, so that nothing of it can be read. */
    public static final Metric REACHABLE = Metric.gauge(
            "kafka.cluster.reachable",
            Unit.YES_NO,
            "1 if the cluster tells which brokers it has, 0 if it does not, so that nothing of it can be read.");

    /**
     * What an address answers, in words, while the cluster cannot be reached: 1 if a Kafka broker answers there in the way
     * that the client talks to it, 0 if not.
     */
    public static final Metric ADDRESS = Metric.gauge(
                    "kafka.cluster.address",
                    Unit.YES_NO,
                    "What an address answers, in words, only while the cluster cannot be reached: 1 if a Kafka broker answers there in the way that the client talks to it, 0 if not.",
                    "address",
                    "answer")
            .onlyInTrouble();

    /** All of them. */
    public static final List<Metric> ALL = List.of(REACHABLE, ADDRESS);

    private ClusterMetrics() {}
}
