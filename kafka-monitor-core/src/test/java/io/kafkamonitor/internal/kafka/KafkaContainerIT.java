package io.kafkamonitor.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.kafka.groups.GroupCollector;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.localcluster.Await;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** Needs a Docker engine; skipped where none answers. */
@Testcontainers(disabledWithoutDocker = true)
class KafkaContainerIT {

    @Container
    private static final KafkaContainer KAFKA =
            new KafkaContainer("apache/kafka:4.4.0").withStartupTimeout(Await.AMPLE);

    @Test
    void everyCollectorReadsAContainerWithoutGaps() throws Exception {
        try (var traffic = new Traffic(KAFKA.getBootstrapServers());
                var gateway = KafkaGateway.connecting(Map.of("bootstrap.servers", KAFKA.getBootstrapServers()))) {
            traffic.create("orders", 2, 1);
            traffic.produce("orders", 1, 10);
            traffic.commit("billing", "orders", 1, 7);

            for (var collector : KafkaCollectors.all(gateway)) {
                Collected collected = Collected.by(collector);

                assertThat(collected.sink().values()).as(collector.name()).isNotEmpty();
                assertThat(collected.sink().incomplete()).as(collector.name()).isEmpty();
                assertThat(collector.metrics())
                        .allSatisfy(metric ->
                                assertThat(collected.sink().unknowns(metric)).isEmpty());
            }
            assertThat(Collected.by(new GroupCollector(gateway))
                            .value(GroupMetrics.GROUP_LAG, "group", "billing", "topic", "orders", "partition", "1"))
                    .isEqualTo(3.0);
        }
    }
}
