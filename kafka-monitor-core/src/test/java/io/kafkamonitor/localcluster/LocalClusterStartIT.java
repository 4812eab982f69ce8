package io.kafkamonitor.localcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How clusters start and end; starts small ones of its own. */
class LocalClusterStartIT {

    private static final Duration AMPLE = Await.AMPLE;

    @Test
    void leavesNoProcessAndNoFileBehind() {
        LocalCluster cluster = LocalCluster.builder().brokers(2).build().start();
        List<ProcessHandle> processes = processes(cluster);
        Path nodeDirectory = cluster.logFile(1).getParent();

        cluster.pause(2);
        cluster.close();

        assertThat(processes).hasSize(2).noneMatch(ProcessHandle::isAlive);
        assertThat(nodeDirectory.getParent()).doesNotExist();
    }

    @Test
    void survivesAllBrokersButOneWithAnIsolatedController() {
        try (LocalCluster cluster =
                LocalCluster.builder().brokers(2).isolatedControllers(1).build().start()) {
            assertThat(cluster.isolatedControllerIds()).containsExactly(101);

            cluster.kill(1);

            cluster.awaitLive(Set.of(2), AMPLE);
        }
    }

    @Test
    void saysWhyABrokerDoesNotStart() {
        try (LocalCluster cluster = LocalCluster.builder()
                .brokers(1)
                .setting("num.io.threads", "many")
                .build()) {
            assertThatThrownBy(cluster::start)
                    .isInstanceOf(BrokerExitedException.class)
                    .hasMessageContaining("Broker 1 is not running", "num.io.threads", "many");
        }
    }

    @Test
    void givesUpWhenPortsAreTakenAgainAndAgain() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LocalCluster cluster = LocalCluster.builder()
                        .brokers(1)
                        .jvmOption("-Dcom.sun.management.jmxremote.port=" + taken.getLocalPort())
                        .build()) {
            assertThatThrownBy(cluster::start)
                    .isInstanceOf(BrokerExitedException.class)
                    .hasMessageContaining("3 attempts", "already in use");
        }
    }

    @Test
    void expectsNoBrokerToBeLiveThatIsDown() {
        try (LocalCluster cluster = LocalCluster.builder().brokers(1).build().start()) {
            cluster.kill(1);

            assertThatThrownBy(() -> cluster.awaitLive(Set.of(1), AMPLE))
                    .isInstanceOf(BrokerExitedException.class)
                    .hasMessageContaining("Broker 1 is not running");
        }
    }

    private static List<ProcessHandle> processes(LocalCluster cluster) {
        return cluster.brokerIds().stream()
                .map(id -> ProcessHandle.of(cluster.pid(id)).orElseThrow())
                .toList();
    }
}
