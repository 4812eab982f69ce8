package io.kafkamonitor.internal.kafka;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.kafka.brokers.BrokerCollector;
import io.kafkamonitor.internal.kafka.brokers.ClusterCollector;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.kafka.disks.LogDirCollector;
import io.kafkamonitor.internal.kafka.groups.GroupCollector;
import io.kafkamonitor.internal.kafka.partitions.PartitionCollector;
import java.util.List;

/** The collectors that read a cluster with the Admin API. */
public final class KafkaCollectors {

    private KafkaCollectors() {}

    /**
     * All of them, sharing one gateway: {@code cluster}, {@code brokers}, {@code partitions}, {@code groups} and {@code
     * log-dirs}. While the cluster cannot be reached only {@code brokers} fails.
     *
     * <p>They do not close the gateway.
     */
    public static List<MetricCollector> all(KafkaGateway gateway) {
        requireNonNull(gateway, "gateway");
        return List.of(
                new ClusterCollector(gateway),
                new BrokerCollector(gateway),
                whileReachable(gateway, new PartitionCollector(gateway)),
                whileReachable(gateway, new GroupCollector(gateway)),
                whileReachable(gateway, new LogDirCollector(gateway)));
    }

    /**
     * A collector that is not asked while the cluster cannot be reached, but has everything unknown: that is one failure
     * and not one of each collector.
     */
    public static MetricCollector whileReachable(KafkaGateway gateway, MetricCollector collector) {
        return new WhileReachable(requireNonNull(gateway, "gateway"), requireNonNull(collector, "collector"));
    }
}
