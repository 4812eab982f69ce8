package io.kafkamonitor.localcluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Uses the cluster of all integration tests. */
class SharedClusterIT {

    @Test
    void isOneLiveClusterForAll() {
        LocalCluster cluster = SharedCluster.threeBrokers();

        cluster.awaitLive(3, Await.AMPLE);

        assertThat(SharedCluster.threeBrokers()).isSameAs(cluster);
    }
}
