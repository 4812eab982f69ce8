package io.kafkamonitor.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What a monitor that may not see {@code __consumer_offsets} asks of a cluster, as the brokers count it. Has a cluster of
 * its own, because it kills a broker that nobody stands in for; the tests follow its death in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PoliteIT {

    private static final Duration AMPLE = Await.AMPLE;
    private static final int GROUPS = 9;
    private static final int PASSES = 8;
    /** Of one kind in one pass of all collectors; a client left to itself sends hundreds a second. */
    private static final int MOST_IN_A_PASS = 12;

    private static LocalCluster cluster;
    private static Traffic traffic;
    private static Admin borrowed;
    private static List<Monitor> monitors;

    /** The collectors of a gateway, which remember what they saw. */
    private record Monitor(String name, KafkaGateway gateway, List<MetricCollector> collectors) {

        Monitor(String name, KafkaGateway gateway) {
            this(name, gateway, KafkaCollectors.all(gateway));
        }

        Collected groups() throws Exception {
            Collected groups = null;
            var pass = CollectContext.startingNow(TimeSource.system(), Duration.ofSeconds(10));
            for (MetricCollector collector : collectors) {
                Collected collected = Collected.by(collector, pass);
                groups = collector.name().equals("groups") ? collected : groups;
            }
            return groups;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        cluster = LocalCluster.builder()
                .brokers(2)
                .isolatedControllers(1)
                .setting("offsets.topic.replication.factor", "1")
                .setting("authorizer.class.name", ClientIdAuthorizer.NAME)
                .setting("super.users", "User:ANONYMOUS")
                .build()
                .start();
        traffic = new Traffic(cluster.bootstrapServers());
        traffic.create("orders", Map.of(0, List.of(1), 1, List.of(2)));
        traffic.produce("orders", 0, 10);
        for (String group : groups()) {
            traffic.commit(group, "orders", 0, 4);
        }
        allow(ResourceType.CLUSTER, "kafka-cluster");
        allow(ResourceType.TOPIC, "orders");
        allow(ResourceType.TOPIC, "moody");
        allow(ResourceType.GROUP, "*");
        Map<String, Object> properties =
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "client.id", ClientIdAuthorizer.PREFIX + "few");
        borrowed = Admin.create(properties);
        monitors = List.of(
                new Monitor("with a client of its own", KafkaGateway.connecting(properties)),
                new Monitor("with a borrowed client", KafkaGateway.using(borrowed)));
    }

    @AfterAll
    static void close() {
        monitors.forEach(monitor -> monitor.gateway().close());
        borrowed.close();
        traffic.close();
        cluster.close();
    }

    @Test
    @Order(1)
    void seesEveryGroupThoughItMayNotSeeTheirCommitsTopic() throws Exception {
        for (Monitor monitor : monitors) {
            Collected seen = monitor.groups();

            assertThat(groups())
                    .as(monitor.name())
                    .allSatisfy(group -> assertThat(lag(seen, group)).isEqualTo(6.0));
            assertThat(monitor.gateway().topics(aPass()).topic("__consumer_offsets"))
                    .as("the topic of the commits")
                    .isNull();
        }
    }

    @Test
    @Order(2)
    void asksNoMoreForATopicThatIsDeletedAndCreatedWithFewerPartitionsAgainAndAgain() throws Exception {
        for (Monitor monitor : monitors) {
            BrokerRequests before = BrokerRequests.of(cluster, 1);
            for (int pass = 0; pass < 3; pass++) {
                traffic.create("moody", 6, 1);
                monitor.groups();
                traffic.delete("moody");
                traffic.create("moody", 1, 1);
                monitor.groups();
                traffic.delete("moody");
            }

            assertFew(monitor, "ListOffsets", 6, before);
        }
    }

    @Test
    @Order(3)
    void asksNoMoreForGroupsWhoseCoordinatorIsDeadAndThatNobodyStandsInFor() throws Exception {
        cluster.kill(2);
        for (Monitor monitor : monitors) {
            BrokerRequests before = BrokerRequests.of(cluster, 1);
            for (int pass = 0; pass < PASSES; pass++) { // the broker counts as alive in the first of them
                monitor.groups();
            }
            assertFew(monitor, "FindCoordinator", PASSES, before);
            assertFew(monitor, "Metadata", PASSES, before);
            assertFew(monitor, "ListOffsets", PASSES, before);
        }
        cluster.awaitLive(Set.of(1), AMPLE);
        for (Monitor monitor : monitors) {
            BrokerRequests before = BrokerRequests.of(cluster, 1);
            var known = new ArrayList<String>();
            for (int pass = 0; pass < PASSES; pass++) {
                Collected seen = monitor.groups();
                known.clear();
                groups().stream().filter(group -> lag(seen, group) != null).forEach(known::add);
                assertThat(groups())
                        .as("groups that are not read, %s", monitor.name())
                        .filteredOn(group -> lag(seen, group) == null)
                        .isNotEmpty()
                        .allSatisfy(group -> assertThat(seen.reason(GroupMetrics.GROUP_LAG_TOTAL, "group", group))
                                .isIn(UnknownReason.UNREACHABLE, UnknownReason.TIMED_OUT, UnknownReason.NO_LEADER));
            }
            assertThat(known)
                    .as("groups of the broker that is left, %s", monitor.name())
                    .isNotEmpty();
            assertFew(monitor, "FindCoordinator", PASSES, before);
            assertFew(monitor, "Metadata", PASSES, before);
            assertFew(monitor, "ListOffsets", PASSES, before);
        }
    }

    @Test
    @Order(4)
    void seesThemAllAgainWhenTheBrokerIsBack() {
        cluster.restart(2);
        cluster.awaitLive(Set.of(1, 2), AMPLE);
        for (Monitor monitor : monitors) {
            Await.until("all groups to be read " + monitor.name(), AMPLE, () -> {
                Collected seen = monitor.groups();
                return groups().stream().allMatch(group -> lag(seen, group) != null);
            });
        }
    }

    private static void assertFew(Monitor monitor, String request, int passes, BrokerRequests before) throws Exception {
        assertThat(BrokerRequests.of(cluster, 1).since(before, request))
                .as("%s requests in %s passes %s", request, passes, monitor.name())
                .isLessThanOrEqualTo((long) MOST_IN_A_PASS * passes);
    }

    private static Double lag(Collected seen, String group) {
        return seen.value(GroupMetrics.GROUP_LAG_TOTAL, "group", group);
    }

    private static List<String> groups() {
        return IntStream.range(0, GROUPS).mapToObj(i -> "reader-" + i).toList();
    }

    private static CollectContext aPass() {
        return CollectContext.startingNow(TimeSource.system(), Duration.ofSeconds(10));
    }

    private static void allow(ResourceType type, String name) throws Exception {
        traffic.allow("few", type, name, AclOperation.DESCRIBE);
    }
}
