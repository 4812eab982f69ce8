package io.kafkamonitor.internal.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.brokers.BrokerCollector;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.kafka.disks.LogDirCollector;
import io.kafkamonitor.internal.kafka.groups.GroupCollector;
import io.kafkamonitor.internal.kafka.partitions.PartitionCollector;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.kafka.PartitionProblem;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.recommended.PartitionRules;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Has a cluster of its own, because it kills a broker; the tests follow that broker's death in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledBrokerIT {

    private static final Duration AMPLE = Await.AMPLE;
    /** Of all collectors; the hot loop of the Admin client would send thousands. */
    private static final int MOST_REQUESTS = 60;

    private static LocalCluster cluster;
    private static Traffic traffic;
    private static Admin admin;
    private static KafkaGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        cluster = LocalCluster.builder().racks("a", "b", "c").build().start();
        traffic = new Traffic(cluster.bootstrapServers());
        traffic.create("solo", Map.of(0, List.of(1), 1, List.of(2), 2, List.of(3)));
        traffic.create("trio", 6, 3);
        for (int partition = 0; partition < 3; partition++) {
            traffic.produce("solo", partition, 10);
            traffic.commit("readers", "solo", partition, 4);
        }
        admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers(), "request.timeout.ms", 5_000));
        gateway = KafkaGateway.using(admin);
        cluster.awaitLive(Set.of(1, 2, 3), AMPLE);
    }

    @AfterAll
    static void close() {
        admin.close();
        traffic.close();
        cluster.close();
    }

    @Test
    @Order(1)
    void aHealthyClusterIsReadWithAFewRequests() throws Exception {
        collectAll();
        double before = Requests.of(admin);

        collectAll();

        assertThat(Requests.of(admin) - before).as("requests of a pass").isLessThan(MOST_REQUESTS);
    }

    @Test
    @Order(2)
    void aBrokerThatWasJustKilledIsNotAskedThoughItStillCountsAsLive() throws Exception {
        cluster.kill(2);
        double before = Requests.of(admin);

        Collected groups = Collected.by(new GroupCollector(gateway));

        assertThat(Requests.of(admin) - before).as("requests of a pass").isLessThan(MOST_REQUESTS);
        assertThat(groups.reason(GroupMetrics.LOG_END_OFFSET, "topic", "solo", "partition", "1"))
                .isIn(UnknownReason.TIMED_OUT, UnknownReason.NO_LEADER);
        assertThat(groups.value(GroupMetrics.LOG_END_OFFSET, "topic", "solo", "partition", "0"))
                .isEqualTo(10.0);
    }

    @Test
    @Order(3)
    void aPartitionWithoutLeaderIsUnknownAndTheOthersAreRead() throws Exception {
        cluster.awaitLive(Set.of(1, 3), AMPLE);
        awaitCoordinator();
        double before = Requests.of(admin);

        Collected groups = Collected.by(new GroupCollector(gateway));

        assertThat(Requests.of(admin) - before).as("requests of a pass").isLessThan(MOST_REQUESTS);
        assertThat(groups.reason(GroupMetrics.LOG_END_OFFSET, "topic", "solo", "partition", "1"))
                .isEqualTo(UnknownReason.NO_LEADER);
        assertThat(groups.reason(GroupMetrics.GROUP_LAG, "group", "readers", "topic", "solo", "partition", "1"))
                .isEqualTo(UnknownReason.NO_LEADER);
        assertThat(groups.value(GroupMetrics.GROUP_LAG, "group", "readers", "topic", "solo", "partition", "2"))
                .isEqualTo(6.0);
        assertThat(groups.unknown(GroupMetrics.GROUP_LAG_TOTAL, "group", "readers"))
                .hasToString("only partly known (at least 12 records; 1 of 3 partitions unknown: "
                        + "the partition has no leader)");
    }

    @Test
    @Order(4)
    void aDeadBrokerIsRegisteredAndNotLive() throws Exception {
        Collected brokers = Collected.by(new BrokerCollector(gateway));

        assertThat(brokers.value(BrokerMetrics.BROKERS)).isEqualTo(2.0);
        assertThat(brokers.value(BrokerMetrics.FENCED_BROKERS)).isEqualTo(1.0);
        assertThat(brokers.value(BrokerMetrics.BROKER_LIVE, "broker", "2", "host", "127.0.0.1", "rack", "b"))
                .isEqualTo(0.0);
        assertThat(brokers.value(BrokerMetrics.ACTIVE_CONTROLLER)).isEqualTo(1.0);
    }

    @Test
    @Order(5)
    void aDeadBrokerKeepsItsReplicasAndLeadsNothing() throws Exception {
        Collected partitions = Collected.by(new PartitionCollector(gateway));

        assertThat(partitions.value(PartitionMetrics.OFFLINE_PARTITIONS, "topic", "solo"))
                .isEqualTo(1.0);
        assertThat(partitions.value(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, "topic", "trio"))
                .isEqualTo(6.0);
        assertThat(inSyncOf(partitions, "solo", "1", PartitionProblem.OFFLINE)).isNotNull();
        assertThat(inSyncOf(partitions, "solo", "0", PartitionProblem.OFFLINE)).isNull();
        assertThat(inSyncOf(partitions, "trio", "5", PartitionProblem.UNDER_REPLICATED))
                .isEqualTo(2.0);
        assertThat(partitions.value(PartitionMetrics.BROKER_REPLICAS, "broker", "2"))
                .isGreaterThanOrEqualTo(7.0);
        assertThat(partitions.value(PartitionMetrics.BROKER_LEADERS, "broker", "2"))
                .isEqualTo(0.0);
        assertThat(partitions.value(PartitionMetrics.LEADER_SKEW, "broker", "2"))
                .isNull();
    }

    /** Of one that misses broker 2, whoever leads it. */
    private static @Nullable Double inSyncOf(
            Collected partitions, String topic, String partition, PartitionProblem problem) {
        for (String leader : List.of("", "1", "3")) {
            Double inSync = partitions.value(
                    PartitionMetrics.PARTITION_PROBLEM,
                    "topic",
                    topic,
                    "partition",
                    partition,
                    "problem",
                    problem.label(),
                    "leader",
                    leader,
                    "missing",
                    "2");
            if (inSync != null) {
                return inSync;
            }
        }
        return null;
    }

    @Test
    @Order(5)
    void whatMissesOnlyTheDeadBrokerHangsOnNothingElse() throws Exception {
        Collected partitions = Collected.by(new PartitionCollector(gateway));

        assertThat(involved(PartitionRules.offline(), partitions)).containsEntry("solo", Set.of("2"));
        assertThat(involved(PartitionRules.underReplicated(), partitions)).containsEntry("trio", Set.of("2"));
    }

    /** The brokers that the findings of a rule hang on, by topic. */
    private static Map<String, Set<String>> involved(Rule rule, Collected partitions) {
        return rule.evaluate(Evaluation.of(partitions.snapshot())).stream()
                .collect(Collectors.toMap(
                        finding -> requireNonNull(finding.subject().value("topic")), Finding::involved));
    }

    @Test
    @Order(6)
    void theLogDirectoriesOfADeadBrokerAreUnknown() throws Exception {
        Collected dirs = Collected.by(new LogDirCollector(gateway));

        assertThat(dirs.value(LogDirMetrics.BROKER_LOG_SIZE, "broker", "1")).isPositive();
        assertThat(dirs.reason(LogDirMetrics.BROKER_LOG_SIZE, "broker", "2")).isEqualTo(UnknownReason.UNREACHABLE);
        assertThat(dirs.reason(LogDirMetrics.TOPIC_LOG_SIZE, "topic", "trio")).isEqualTo(UnknownReason.INCOMPLETE);
    }

    private static void collectAll() throws Exception {
        var context = CollectContext.startingNow(TimeSource.system(), Duration.ofSeconds(20));
        for (var collector : KafkaCollectors.all(gateway)) {
            Collected.by(collector, context);
        }
    }

    private static void awaitCoordinator() {
        Await.until(
                "the coordinators to be taken over",
                AMPLE,
                () -> Collected.by(new GroupCollector(gateway))
                                .value(
                                        GroupMetrics.COMMITTED_OFFSET,
                                        "group",
                                        "readers",
                                        "topic",
                                        "solo",
                                        "partition",
                                        "0")
                        != null);
    }
}
