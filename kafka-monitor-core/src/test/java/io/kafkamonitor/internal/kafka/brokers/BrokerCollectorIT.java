package io.kafkamonitor.internal.kafka.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.kafka.Collected;
import io.kafkamonitor.internal.kafka.SilentServer;
import io.kafkamonitor.internal.kafka.Traffic;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.localcluster.SharedCluster;
import io.kafkamonitor.testing.MetricCollectorContract;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BrokerCollectorIT implements MetricCollectorContract {

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
        return new BrokerCollector(gateway);
    }

    @Override
    public Optional<MetricCollector> createBlockedCollector() throws Exception {
        return Optional.of(SilentServer.read(BrokerCollector::new));
    }

    @Test
    void readsBrokersWithTheirRacksAndTheController() throws Exception {
        Collected brokers = Collected.by(createCollector());

        assertThat(brokers.value(BrokerMetrics.BROKERS)).isEqualTo(3.0);
        assertThat(brokers.value(BrokerMetrics.FENCED_BROKERS)).isEqualTo(0.0);
        assertThat(brokers.value(BrokerMetrics.BROKER_LIVE, "broker", "2", "host", "127.0.0.1", "rack", "b"))
                .isEqualTo(1.0);
        assertThat(brokers.value(BrokerMetrics.ACTIVE_CONTROLLER)).isEqualTo(1.0);
        assertThat(brokers.value(BrokerMetrics.CONTROLLER_ID)).isIn(1.0, 2.0, 3.0);
    }
}
