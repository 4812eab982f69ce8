package io.kafkamonitor.internal.kafka.partitions;

import static io.kafkamonitor.internal.kafka.cluster.TestTopics.partition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kafkamonitor.internal.kafka.cluster.BrokerNode;
import io.kafkamonitor.internal.kafka.cluster.Reassignments;
import io.kafkamonitor.internal.kafka.cluster.TestTopics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private static final List<BrokerNode> THREE =
            List.of(new BrokerNode(1, "", ""), new BrokerNode(2, "", ""), new BrokerNode(3, "", ""));

    @Test
    void countsReplicasLeadersAndPreferredLeaders() {
        var topic = TestTopics.description(
                partition(0, 2, List.of(1, 2), List.of(1, 2)), partition(1, -1, List.of(1), List.of()));

        Distribution distribution = Distribution.of(List.of(topic), Reassignments.NONE);

        assertThat(distribution.replicas(1)).isEqualTo(2);
        assertThat(distribution.leaders(1)).isZero();
        assertThat(distribution.leaders(2)).isEqualTo(1);
        assertThat(distribution.preferredLeaders(1)).isEqualTo(2);
    }

    @Test
    void anEmptyBrokerIsAsFarFromTheMeanAsCanBe() {
        Distribution distribution = Distribution.of(List.of(ledBy(30, 1), ledBy(30, 2)), Reassignments.NONE);

        assertThat(distribution.replicaSkew(3, THREE)).isEqualTo(-1.0);
        assertThat(distribution.replicaSkew(1, THREE)).isEqualTo(0.5);
        assertThat(distribution.leaderSkew(3, THREE)).isEqualTo(-1.0);
    }

    @Test
    void fewPartitionsMakeNoSkew() {
        Distribution distribution = Distribution.of(List.of(ledBy(2, 1), ledBy(1, 2)), Reassignments.NONE);

        assertThat(distribution.replicaSkew(1, THREE)).isCloseTo(0.1, within(1e-9));
    }

    private static TopicDescription ledBy(int partitions, int broker) {
        var led = new ArrayList<TopicPartitionInfo>();
        for (int i = 0; i < partitions; i++) {
            led.add(partition(i, broker, List.of(broker), List.of(broker)));
        }
        return TestTopics.description(led.toArray(TopicPartitionInfo[]::new));
    }
}
