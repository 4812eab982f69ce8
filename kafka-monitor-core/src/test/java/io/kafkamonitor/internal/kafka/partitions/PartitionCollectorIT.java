package io.kafkamonitor.internal.kafka.partitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.kafka.Collected;
import io.kafkamonitor.internal.kafka.SilentServer;
import io.kafkamonitor.internal.kafka.Traffic;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.localcluster.SharedCluster;
import io.kafkamonitor.testing.MetricCollectorContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PartitionCollectorIT implements MetricCollectorContract {

    private static Traffic traffic;
    private static KafkaGateway gateway;

    @BeforeAll
    static void connect() {
        traffic = new Traffic(SharedCluster.threeBrokers().bootstrapServers());
        gateway = KafkaGateway.using(traffic.admin());
    }

    @AfterAll
    static void close() {
        traffic.close();
    }

    @Override
    public MetricCollector createCollector() {
        return new PartitionCollector(gateway);
    }

    @Override
    public Optional<MetricCollector> createBlockedCollector() throws Exception {
        return Optional.of(SilentServer.read(PartitionCollector::new));
    }

    @Test
    void readsWhereThePartitionsAreAndHowManyAreNotAsTheyShouldBe() throws Exception {
        traffic.create("spread.even", Map.of(0, List.of(1, 2), 1, List.of(2, 3), 2, List.of(3, 1)));

        Collected partitions = Collected.by(createCollector());

        assertThat(partitions.value(PartitionMetrics.TOPIC_PARTITIONS, "topic", "spread.even"))
                .isEqualTo(3.0);
        assertThat(partitions.value(PartitionMetrics.IN_SYNC_REPLICAS, "topic", "spread.even", "partition", "1"))
                .isEqualTo(2.0);
        assertThat(partitions.value(PartitionMetrics.UNDER_MIN_ISR_PARTITIONS, "topic", "spread.even"))
                .isEqualTo(0.0);
        assertThat(partitions.value(PartitionMetrics.ONE_RACK_PARTITIONS, "topic", "spread.even"))
                .isEqualTo(0.0);
        assertThat(partitions.value(PartitionMetrics.BROKER_LEADERS, "broker", "1"))
                .isPositive();
        assertThat(partitions.value(PartitionMetrics.LEADER_SKEW, "broker", "1"))
                .as("of a cluster that others use, too")
                .isBetween(-1.0, 2.0);
        assertThat(partitions.value(PartitionMetrics.NOT_PREFERRED_RATIO)).isBetween(0.0, 1.0);
    }

    @Test
    void knowsTheTopicsOwnMinimumOfInSyncReplicas() throws Exception {
        traffic.create("spread.strict", Map.of(0, List.of(1, 2, 3)), Map.of("min.insync.replicas", "2"));
        traffic.create("spread.loose", Map.of(0, List.of(1, 2, 3)), Map.of("min.insync.replicas", "3"));

        Collected partitions = Collected.by(createCollector());

        assertThat(partitions.value(PartitionMetrics.UNDER_MIN_ISR_PARTITIONS, "topic", "spread.strict"))
                .isEqualTo(0.0);
        assertThat(partitions.value(PartitionMetrics.AT_MIN_ISR_PARTITIONS, "topic", "spread.strict"))
                .isEqualTo(0.0);
        assertThat(partitions.value(PartitionMetrics.UNDER_MIN_ISR_PARTITIONS, "topic", "spread.loose"))
                .isEqualTo(0.0);
    }
}
