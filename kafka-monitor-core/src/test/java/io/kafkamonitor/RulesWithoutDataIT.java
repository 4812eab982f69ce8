package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.Traffic;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.localcluster.SharedCluster;
import io.kafkamonitor.rules.recommended.KafkaRules;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** On a real cluster: recommended rules that are well are not taken for idle, a pattern that fits no group is. */
class RulesWithoutDataIT {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock();

    private static JmxEndpoints jmx(LocalCluster cluster) {
        var addresses = new TreeMap<Integer, String>();
        cluster.brokerIds().forEach(id -> addresses.put(id, "127.0.0.1:" + cluster.jmxPort(id)));
        return JmxEndpoints.of(addresses);
    }

    private List<String> after(KafkaMonitor monitor, int cycles) throws InterruptedException {
        for (int i = 0; i < cycles; i++) {
            monitor.tick();
            clock.advance(INTERVAL);
        }
        return monitor.health().rulesWithoutData();
    }

    @Test
    void namesThePatternThatFitsNoGroupAndNothingElse() throws Exception {
        LocalCluster cluster = SharedCluster.threeBrokers();
        try (var traffic = new Traffic(cluster.bootstrapServers());
                KafkaMonitor monitor = KafkaMonitor.builder("idle")
                        .kafka(Map.of("bootstrap.servers", cluster.bootstrapServers()))
                        .jmx(jmx(cluster))
                        .rules(KafkaRules.recommended())
                        .rule(KafkaRules.consumerLag("lag-of-idle", "idle-*", 1_000))
                        .rule(KafkaRules.consumerLag("lag-of-nobody", "nobody-*", 1_000))
                        .interval(INTERVAL)
                        .timeSource(clock)
                        .build()) {
            traffic.create("idle-topic", 1, 1);
            traffic.produce("idle-topic", 0, 10);
            traffic.commit("idle-group", "idle-topic", 0, 5);

            assertThat(after(monitor, 12)).containsExactly("lag-of-nobody");

            traffic.commit("nobody-at-first", "idle-topic", 0, 5);
            Await.until(
                    "the pattern to fit a group",
                    Duration.ofMinutes(2),
                    () -> after(monitor, 1).isEmpty());
        }
    }
}
