package io.kafkamonitor.localcluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LocalClusterBuilderTest {

    @Test
    void refusesAClusterWithoutBrokers() {
        assertThatThrownBy(() -> LocalCluster.builder().brokers(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("brokers is 0; it must be at least 1");
    }

    @Test
    void refusesMoreRacksThanBrokers() {
        LocalClusterBuilder builder = LocalCluster.builder().brokers(1).racks("a", "b");

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2 racks for 1 brokers");
    }

    @Test
    void aClusterThatIsNotStartedHasNoAddress() {
        try (LocalCluster cluster = LocalCluster.builder().build()) {
            assertThatThrownBy(cluster::bootstrapServers)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("call start() first");
        }
    }
}
