package io.kafkamonitor.internal.kafka.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.Collected;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Kafka never says that it has no controller; each test has a cluster of its own that loses it. */
class LostControllerIT {

    private static final Duration AMPLE = Duration.ofMinutes(2);

    private static KafkaGateway connect(LocalCluster cluster) {
        return KafkaGateway.connecting(Map.of("bootstrap.servers", cluster.bootstrapServers()));
    }

    private static Collected awaitController(BrokerCollector collector, double active) {
        return Await.until(
                "kafka.controller.active to be " + active,
                AMPLE,
                () -> Collected.by(collector),
                seen -> Double.valueOf(active).equals(seen.value(BrokerMetrics.ACTIVE_CONTROLLER)));
    }

    @Test
    void findsThatTheOnlyControllerIsGoneAndThatItIsBack() throws Exception {
        try (LocalCluster cluster = LocalCluster.builder()
                        .brokers(2)
                        .isolatedControllers(1)
                        .build()
                        .start();
                KafkaGateway gateway = connect(cluster)) {
            var collector = new BrokerCollector(gateway);
            assertThat(awaitController(collector, 1).value(BrokerMetrics.CONTROLLER_ID))
                    .isEqualTo(101.0);
            cluster.kill(101);

            Collected first = Collected.by(collector);
            Collected second = Collected.by(collector);

            assertThat(first.reason(BrokerMetrics.ACTIVE_CONTROLLER))
                    .as("once, which may be an election")
                    .isEqualTo(UnknownReason.TIMED_OUT);
            assertThat(second.value(BrokerMetrics.ACTIVE_CONTROLLER)).isZero();
            assertThat(second.unknown(BrokerMetrics.CONTROLLER_ID)).isNotNull();
            assertThat(second.value(BrokerMetrics.BROKERS)).as("both answer").isEqualTo(2.0);

            cluster.kill(2);
            Collected dead = Collected.by(collector);

            assertThat(dead.value(BrokerMetrics.ACTIVE_CONTROLLER)).isZero();
            assertThat(dead.value(BrokerMetrics.BROKER_LIVE, live("1"))).isEqualTo(1.0);
            assertThat(dead.unknown(BrokerMetrics.BROKER_LIVE, live("2")))
                    .hasToString(
                            "no answer in time (broker 2 does not answer, and no controller would notice if it is dead)");
            assertThat(dead.reason(BrokerMetrics.BROKERS)).isEqualTo(UnknownReason.TIMED_OUT);

            cluster.restart(101);
            awaitController(collector, 1);
            Await.until(
                    "the dead broker to be fenced",
                    AMPLE,
                    () -> Collected.by(collector).value(BrokerMetrics.BROKER_LIVE, live("2")),
                    value -> Double.valueOf(0).equals(value));
        }
    }

    private static String[] live(String broker) {
        return new String[] {"broker", broker, "host", "127.0.0.1", "rack", "rack-" + broker};
    }

    @Test
    void findsThatAMajorityIsGone() throws Exception {
        try (LocalCluster cluster = LocalCluster.builder().build().start();
                KafkaGateway gateway = connect(cluster)) {
            var collector = new BrokerCollector(gateway);
            awaitController(collector, 1);
            cluster.kill(1);
            cluster.kill(2);

            Collected lost = awaitController(collector, 0);

            assertThat(lost.value(BrokerMetrics.BROKER_LIVE, live("3"))).isEqualTo(1.0);
            for (String dead : Set.of("1", "2")) {
                assertThat(lost.value(BrokerMetrics.BROKER_LIVE, live(dead)))
                        .as("broker " + dead)
                        .isNull();
            }
        }
    }
}
