package io.kafkamonitor.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.kafka.disks.LogDirCollector;
import io.kafkamonitor.internal.kafka.partitions.PartitionCollector;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Has a cluster of its own, because it throttles and kills brokers; the tests follow a reassignment in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReassignmentIT {

    private static final Duration AMPLE = Duration.ofMinutes(2);
    private static final Set<Integer> ALL = Set.of(1, 2, 3);
    private static final List<String> MOVED = List.of("moves", "grows", "grows.by.two", "goes.to.another.rack");
    /** Strict for what it has before the move, and still more so while replicas are added. */
    private static final String STRICT = "strict";

    private static LocalCluster cluster;
    private static Traffic traffic;
    private static KafkaGateway gateway;
    private static KafkaGateway deniedGateway;
    private static PartitionCollector collector;
    private static PartitionCollector denied;

    @BeforeAll
    static void start() throws Exception {
        cluster = LocalCluster.builder()
                .racks("a", "a", "b")
                .setting("authorizer.class.name", ClientIdAuthorizer.NAME)
                .setting("super.users", "User:ANONYMOUS")
                .setting("auto.leader.rebalance.enable", "false")
                .build()
                .start();
        traffic = new Traffic(cluster.bootstrapServers());
        create("moves", List.of(1), Map.of());
        create("grows", List.of(1, 2), Map.of());
        create("grows.by.two", List.of(1), Map.of());
        create("goes.to.another.rack", List.of(1, 2), Map.of());
        create("stays", List.of(1, 2), Map.of());
        create(STRICT, List.of(1), Map.of("min.insync.replicas", "2"));
        gateway = KafkaGateway.using(traffic.admin());
        collector = new PartitionCollector(gateway);
        allow(AclOperation.DESCRIBE);
        allow(AclOperation.DESCRIBE_CONFIGS);
        deniedGateway = connectDenied();
        denied = new PartitionCollector(deniedGateway);
    }

    private static void create(String topic, List<Integer> replicas, Map<String, String> configs) throws Exception {
        var all = new HashMap<>(configs);
        all.put("leader.replication.throttled.replicas", "*");
        all.put("follower.replication.throttled.replicas", "*");
        traffic.create(topic, Map.of(0, replicas), all);
        traffic.produce(topic, 0, 5_000);
    }

    private static void allow(AclOperation operation) throws Exception {
        traffic.allow("limited", ResourceType.TOPIC, "*", operation);
    }

    private static KafkaGateway connectDenied() {
        return KafkaGateway.connecting(Map.of(
                "bootstrap.servers", cluster.bootstrapServers(), "client.id", ClientIdAuthorizer.PREFIX + "limited"));
    }

    @AfterAll
    static void close() {
        deniedGateway.close();
        traffic.close();
        cluster.close();
    }

    @Test
    @Order(1)
    void nothingMovesInAHealthyCluster() throws Exception {
        Await.until("all replicas to be in sync", AMPLE, () -> {
            Collected.by(denied);
            return value(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, "stays") == 0;
        });

        assertThat(value(PartitionMetrics.MOVING_PARTITIONS, "stays")).isZero();
        assertThat(Collected.by(new LogDirCollector(gateway))
                        .value(LogDirMetrics.TOPIC_BYTES_TO_MOVE, "topic", "stays"))
                .isZero();
    }

    @Test
    @Order(2)
    void partitionsThatAreMovedAreNotMissingReplicas() throws Exception {
        throttle();
        reassign(Map.of(
                "moves", List.of(2),
                "grows", List.of(1, 2, 3),
                "grows.by.two", List.of(1, 2, 3),
                "goes.to.another.rack", List.of(3, 1)));

        Collected partitions = awaitMoving(collector, "moves");

        for (String topic : MOVED) {
            assertHealthy(partitions, topic);
        }
        assertThat(BrokerGauges.underReplicated(cluster, ALL)).isZero();
        assertThat(BrokerGauges.underMinIsr(cluster, ALL)).isZero();
        assertThat(partitions.value(PartitionMetrics.REPLICAS, "topic", "grows", "partition", "0"))
                .isEqualTo(2.0);
        assertThat(partitions.value(PartitionMetrics.ONE_RACK_PARTITIONS, "topic", "goes.to.another.rack"))
                .isEqualTo(1.0);
    }

    @Test
    @Order(3)
    void tellsHowMuchIsStillToBeMoved() throws Exception {
        Collected dirs = Collected.by(new LogDirCollector(gateway));

        assertThat(dirs.value(LogDirMetrics.TOPIC_BYTES_TO_MOVE, "topic", "moves"))
                .isPositive();
        assertThat(dirs.value(LogDirMetrics.TOPIC_BYTES_TO_MOVE, "topic", "stays"))
                .isZero();
    }

    @Test
    @Order(4)
    void whoMayNotListReassignmentsSeesThemByTheReplicasThatWereNotThereBefore() throws Exception {
        Collected partitions = awaitMoving(denied, "moves");

        for (String topic : MOVED) {
            assertHealthy(partitions, topic);
        }
    }

    @Test
    @Order(5)
    void whoMayNotListReassignmentsAndBeginsInOneSaysThatItDoesNotKnow() throws Exception {
        try (KafkaGateway late = connectDenied()) {
            Collected partitions = Collected.by(new PartitionCollector(late));

            assertThat(partitions.reason(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, "topic", "grows"))
                    .isEqualTo(UnknownReason.NOT_AUTHORIZED);
            assertThat(partitions.reason(PartitionMetrics.MOVING_PARTITIONS, "topic", "grows"))
                    .isEqualTo(UnknownReason.NOT_AUTHORIZED);
            assertThat(partitions.value(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, "topic", "stays"))
                    .isZero();
        }
    }

    @Test
    @Order(6)
    void whoRefusesWritesWhileReplicasAreAddedIsUnderMinIsrAsTheBrokersSay() throws Exception {
        reassign(Map.of(STRICT, List.of(1, 2)));
        awaitMoving(collector, STRICT);

        assertThat(BrokerGauges.underMinIsr(cluster, ALL)).isEqualTo(1);
        assertThat(value(PartitionMetrics.UNDER_MIN_ISR_PARTITIONS, STRICT)).isEqualTo(1);
        assertThat(value(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, STRICT)).isZero();
    }

    @Test
    @Order(7)
    void aReplicaThatIsReallyMissingIsSeenBesideThoseThatAreAdded() throws Exception {
        cluster.kill(2);
        cluster.awaitLive(Set.of(1, 3), AMPLE);

        Await.until(
                "the same as the brokers say",
                AMPLE,
                () -> underReplicated() - BrokerGauges.underReplicated(cluster, Set.of(1, 3)),
                difference -> difference == 0);

        assertThat(value(PartitionMetrics.MOVING_PARTITIONS, "grows")).isEqualTo(1);
        assertThat(value(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, "grows")).isEqualTo(1);
        assertThat(value(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, "stays")).isEqualTo(1);
        assertThat(value(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, "moves")).isZero();
        assertThat(value(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, "grows.by.two"))
                .isZero();
    }

    @Test
    @Order(8)
    void aReassignmentThatIsOverLeavesNothingBehind() throws Exception {
        var partitions = new HashMap<TopicPartition, Optional<NewPartitionReassignment>>();
        for (String topic : List.of("moves", "grows", "grows.by.two", "goes.to.another.rack", STRICT)) {
            partitions.put(new TopicPartition(topic, 0), Optional.empty());
        }
        traffic.admin().alterPartitionReassignments(partitions).all().get();

        Await.until("nothing to be moved", AMPLE, () -> value(PartitionMetrics.MOVING_PARTITIONS, "grows.by.two") == 0);

        assertThat(value(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, "grows.by.two"))
                .isZero();
        assertThat(value(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, "stays")).isEqualTo(1);
    }

    private static void assertHealthy(Collected partitions, String topic) {
        for (Metric metric : List.of(
                PartitionMetrics.UNDER_REPLICATED_PARTITIONS,
                PartitionMetrics.AT_MIN_ISR_PARTITIONS,
                PartitionMetrics.UNDER_MIN_ISR_PARTITIONS,
                PartitionMetrics.OFFLINE_PARTITIONS,
                PartitionMetrics.NOT_PREFERRED_PARTITIONS)) {
            assertThat(partitions.value(metric, "topic", topic))
                    .as(metric + " of " + topic)
                    .isZero();
        }
    }

    private static double value(Metric metric, String topic) throws Exception {
        return Collected.by(collector).value(metric, "topic", topic);
    }

    private static double underReplicated() throws Exception {
        return Collected.by(collector)
                .sink()
                .values()
                .get(PartitionMetrics.UNDER_REPLICATED_PARTITIONS)
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static Collected awaitMoving(PartitionCollector by, String topic) {
        return Await.until(
                "topic " + topic + " to be moved",
                AMPLE,
                () -> Collected.by(by),
                seen -> Double.valueOf(1).equals(seen.value(PartitionMetrics.MOVING_PARTITIONS, "topic", topic)));
    }

    /** To a byte a second, so that nothing arrives while the tests look. */
    private static void throttle() throws Exception {
        var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        for (int broker : ALL) {
            var slow = new ArrayList<AlterConfigOp>();
            for (String side : List.of("leader", "follower")) {
                slow.add(new AlterConfigOp(
                        new ConfigEntry(side + ".replication.throttled.rate", "1"), AlterConfigOp.OpType.SET));
            }
            changes.put(new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(broker)), slow);
        }
        traffic.admin().incrementalAlterConfigs(changes).all().get();
        Await.until("the brokers to be slow", AMPLE, () -> {
            var configs =
                    traffic.admin().describeConfigs(changes.keySet()).all().get();
            return configs.values().stream()
                    .allMatch(config -> config.get("leader.replication.throttled.rate") != null);
        });
    }

    private static void reassign(Map<String, List<Integer>> targets) throws Exception {
        var moves = new HashMap<TopicPartition, Optional<NewPartitionReassignment>>();
        targets.forEach((topic, brokers) ->
                moves.put(new TopicPartition(topic, 0), Optional.of(new NewPartitionReassignment(brokers))));
        traffic.admin().alterPartitionReassignments(moves).all().get();
    }
}
