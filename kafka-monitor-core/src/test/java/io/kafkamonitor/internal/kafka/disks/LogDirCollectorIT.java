package io.kafkamonitor.internal.kafka.disks;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.kafka.Collected;
import io.kafkamonitor.internal.kafka.SilentServer;
import io.kafkamonitor.internal.kafka.Traffic;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.SharedCluster;
import io.kafkamonitor.testing.MetricCollectorContract;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LogDirCollectorIT implements MetricCollectorContract {

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
        return new LogDirCollector(gateway);
    }

    @Override
    public Optional<MetricCollector> createBlockedCollector() throws Exception {
        return Optional.of(SilentServer.read(LogDirCollector::new));
    }

    @Test
    void readsSizesOfBrokersTopicsAndVolumes() throws Exception {
        traffic.create("sized", 1, 3);
        traffic.produce("sized", 0, 1_000);

        Collected dirs = Await.until(
                "the followers to have the records",
                Await.AMPLE,
                () -> Collected.by(createCollector()),
                collected -> collected.value(LogDirMetrics.TOPIC_LOG_SIZE, "topic", "sized") > 3 * 100_000);

        assertThat(dirs.value(LogDirMetrics.BROKER_LOG_SIZE, "broker", "1")).isGreaterThan(100_000.0);
        assertThat(dirs.sink().values().get(LogDirMetrics.DIR_OFFLINE).values()).containsExactly(0.0, 0.0, 0.0);
        assertThat(dirs.sink().values().get(LogDirMetrics.DIR_USED_RATIO).values())
                .hasSize(3)
                .allSatisfy(ratio -> assertThat(ratio).isBetween(0.0, 1.0));
    }
}
