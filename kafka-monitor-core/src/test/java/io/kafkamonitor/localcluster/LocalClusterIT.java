package io.kafkamonitor.localcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Has a cluster of its own, because it breaks the brokers; each test leaves all of them live. */
class LocalClusterIT {

    private static final Set<Integer> ALL = Set.of(1, 2, 3);
    private static final Duration AMPLE = Await.AMPLE;

    private static LocalCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LocalCluster.builder().brokers(3).racks("a", "b", "c").build().start();
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @Test
    void eachBrokerHasItsRack() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            Map<Integer, String> racks = new HashMap<>();
            for (Node node : admin.describeCluster().nodes().get()) {
                racks.put(node.id(), node.rack());
            }

            assertThat(racks).isEqualTo(Map.of(1, "a", 2, "b", 3, "c"));
        }
    }

    @Test
    void eachBrokerAnswersOnAJmxPortOfItsOwn() throws Exception {
        assertThat(cluster.brokerIds()).extracting(cluster::jmxPort).doesNotHaveDuplicates();
        for (int id : cluster.brokerIds()) {
            Await.until(
                    "broker " + id + " to call itself running",
                    AMPLE,
                    () -> BrokerJmx.brokerState(cluster.jmxPort(id), Map.of()),
                    state -> state == BrokerJmx.RUNNING);
        }
    }

    @Test
    void eachBrokerLogsToAFileOfItsOwn() {
        assertThat(cluster.brokerIds()).extracting(cluster::logFile).doesNotHaveDuplicates();
        assertThat(cluster.logFile(2)).content().contains("node.id = 2").doesNotContain("node.id = 3");
    }

    @Test
    void aKilledBrokerLeavesAndComesBackOnTheSamePorts() throws Exception {
        int jmxPort = cluster.jmxPort(2);

        cluster.kill(2);
        cluster.awaitLive(Set.of(1, 3), AMPLE);
        cluster.restart(2);
        cluster.awaitLive(ALL, AMPLE);

        assertThat(BrokerJmx.brokerState(jmxPort, Map.of())).isPositive();
    }

    @Test
    void aStoppedBrokerShutsDownInAnOrderlyWay() {
        cluster.stop(3);
        cluster.awaitLive(2, AMPLE);

        assertThat(cluster.logFile(3)).content().contains("[BrokerServer id=3] shut down completed");

        cluster.restart(3);
        cluster.awaitLive(ALL, AMPLE);
    }

    @Test
    void aPausedBrokerLeavesAndComesBackWithTheSameProcess() {
        long pid = cluster.pid(1);

        cluster.pause(1);
        cluster.awaitLive(Set.of(2, 3), AMPLE);
        cluster.resume(1);
        cluster.awaitLive(ALL, AMPLE);

        assertThat(cluster.pid(1)).isEqualTo(pid);
    }
}
