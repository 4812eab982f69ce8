package io.kafkamonitor.kafka;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.MetricCollector;
import java.util.List;

/** The collectors that read a cluster with the Admin API. */
public final class KafkaCollectors {

    private KafkaCollectors() {}

    /**
     * All of them, sharing one gateway: {@code brokers}, {@code partitions}, {@code groups} and {@code log-dirs}.
     *
     * <p>They do not close the gateway.
     */
    public static List<MetricCollector> all(KafkaGateway gateway) {
        requireNonNull(gateway, "gateway");
        return List.of(
                new BrokerCollector(gateway),
                new PartitionCollector(gateway),
                new GroupCollector(gateway),
                new LogDirCollector(gateway));
    }
}
