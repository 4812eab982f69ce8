package io.kafkamonitor.internal.kafka;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.brokers.BrokerCollector;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.kafka.cluster.LostSight;
import io.kafkamonitor.internal.kafka.disks.LogDirCollector;
import io.kafkamonitor.internal.kafka.groups.GroupCollector;
import io.kafkamonitor.internal.kafka.partitions.PartitionCollector;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Has a cluster of its own, because it restricts what clients may do. */
class DeniedIT {

    private static LocalCluster cluster;
    private static Traffic traffic;

    @BeforeAll
    static void start() throws Exception {
        cluster = LocalCluster.builder()
                .brokers(1)
                .setting("authorizer.class.name", ClientIdAuthorizer.NAME)
                .setting("super.users", "User:ANONYMOUS")
                .build()
                .start();
        traffic = new Traffic(cluster.bootstrapServers());
        for (String name : List.of("shown", "hidden")) {
            traffic.create(name, 1, 1);
            traffic.produce(name, 0, 10);
            traffic.commit("group-" + name, name, 0, 4);
        }
    }

    @AfterAll
    static void close() {
        traffic.close();
        cluster.close();
    }

    @Test
    void whoMayDescribeSomeTopicsAndGroupsSeesThoseAndIsToldWhatIsMissing() throws Exception {
        traffic.allow("few", ResourceType.TOPIC, "shown", AclOperation.DESCRIBE);
        traffic.allow("few", ResourceType.GROUP, "group-shown", AclOperation.DESCRIBE);
        try (KafkaGateway gateway = connect("few")) {
            Collected brokers = Collected.by(new BrokerCollector(gateway));
            Collected partitions = Collected.by(new PartitionCollector(gateway));
            Collected groups = Collected.by(new GroupCollector(gateway));
            Collected dirs = Collected.by(new LogDirCollector(gateway));

            assertThat(brokers.value(BrokerMetrics.BROKERS)).isEqualTo(1.0);
            assertThat(brokers.reason(BrokerMetrics.ACTIVE_CONTROLLER)).isEqualTo(UnknownReason.NOT_AUTHORIZED);
            assertThat(partitions.value(PartitionMetrics.TOPIC_PARTITIONS, "topic", "shown"))
                    .isEqualTo(1.0);
            assertThat(partitions.reason(PartitionMetrics.UNDER_MIN_ISR_PARTITIONS, "topic", "shown"))
                    .isEqualTo(UnknownReason.NOT_AUTHORIZED);
            assertThat(partitions.gap(PartitionMetrics.PARTITION_PROBLEM, "topic", "shown", "problem", "under-min-isr"))
                    .isEqualTo(UnknownReason.NOT_AUTHORIZED);
            assertThat(groups.value(GroupMetrics.GROUP_LAG_TOTAL, "group", "group-shown"))
                    .isEqualTo(6.0);
            assertThat(dirs.gap(LogDirMetrics.TOPIC_LOG_SIZE)).isEqualTo(UnknownReason.NOT_AUTHORIZED);
        }
    }

    @Test
    void aGroupThatIsListedButDeniedIsUnknownAndTheOthersAreRead() throws Exception {
        traffic.allow("lister", ResourceType.CLUSTER, "kafka-cluster", AclOperation.DESCRIBE);
        traffic.allow("lister", ResourceType.TOPIC, "shown", AclOperation.DESCRIBE);
        traffic.allow("lister", ResourceType.GROUP, "group-shown", AclOperation.DESCRIBE);
        try (KafkaGateway gateway = connect("lister")) {
            Collected groups = Collected.by(new GroupCollector(gateway));

            assertThat(groups.value(GroupMetrics.GROUP_LAG_TOTAL, "group", "group-shown"))
                    .isEqualTo(6.0);
            assertThat(groups.reason(GroupMetrics.GROUP_LAG_TOTAL, "group", "group-hidden"))
                    .isEqualTo(UnknownReason.NOT_AUTHORIZED);
            assertThat(groups.reason(GroupMetrics.GROUP_MEMBERS, "group", "group-hidden"))
                    .isEqualTo(UnknownReason.NOT_AUTHORIZED);
            assertThat(groups.gap(GroupMetrics.GROUP_LAG, "group", "group-hidden"))
                    .isEqualTo(UnknownReason.NOT_AUTHORIZED);
            assertThat(groups.sink().gaps(GroupMetrics.GROUP_LAG)).hasSize(1);
        }
    }

    @Test
    void anAlertOnOneGroupEndsThoughAnotherCannotBeReadAndOneHasAnEmptyName() throws Exception {
        traffic.allow("judge", ResourceType.CLUSTER, "kafka-cluster", AclOperation.DESCRIBE);
        traffic.allow("judge", ResourceType.TOPIC, "shown", AclOperation.DESCRIBE);
        traffic.allow("judge", ResourceType.GROUP, "group-good", AclOperation.DESCRIBE);
        traffic.commit("", "shown", 0, 1);
        traffic.commit("group-good", "shown", 0, 3);
        Rule behind = rule("behind")
                .when(metric(GroupMetrics.GROUP_LAG).sumBy("group", "topic"))
                .isAbove(5)
                .describedAs("{group} is {value} behind on {topic}")
                .build();
        try (KafkaMonitor monitor = KafkaMonitor.builder("denied")
                .kafka(Map.of(
                        "bootstrap.servers",
                        cluster.bootstrapServers(),
                        "client.id",
                        ClientIdAuthorizer.PREFIX + "judge"))
                .rule(behind)
                .quietly()
                .build()) {
            monitor.tick();
            assertThat(monitor.alerts())
                    .extracting(Alert::summary)
                    .containsExactly("group-good is 7 records behind on shown");

            traffic.commit("group-good", "shown", 0, 10);
            monitor.tick();
            assertThat(monitor.alerts()).isEmpty();

            traffic.commit("group-good", "shown", 0, 2);
            monitor.tick();
            assertThat(monitor.alerts()).hasSize(1);

            traffic.deleteGroup("group-good");
            monitor.tick();
            assertThat(monitor.alerts()).isEmpty();
        } finally {
            traffic.deleteGroup("");
        }
    }

    @Test
    void aGroupThatMayNotBeReadAnyMoreIsForgottenAfterHalfAnHour() throws Exception {
        AclBinding group = traffic.allow("forgetful", ResourceType.GROUP, "group-shown", AclOperation.DESCRIBE);
        AclBinding topic = traffic.allow("forgetful", ResourceType.TOPIC, "shown", AclOperation.DESCRIBE);
        var clock = new ManualClock();
        try (KafkaGateway gateway = connect("forgetful")) {
            GroupCollector collector = new GroupCollector(gateway);
            collect(collector, clock);
            traffic.revoke(group, topic);
            Collected denied = collect(collector, clock);
            clock.advance(LostSight.DENIED_FOR);
            Collected forgotten = collect(collector, clock);

            assertThat(denied.reason(GroupMetrics.GROUP_LAG_TOTAL, "group", "group-shown"))
                    .isEqualTo(UnknownReason.NOT_AUTHORIZED);
            assertThat(denied.gone()).isEmpty();
            assertThat(forgotten.gone())
                    .containsExactlyInAnyOrder(Labels.of("group", "group-shown"), Labels.of("topic", "shown"));
            assertThat(forgotten.sink().unknowns(GroupMetrics.GROUP_LAG_TOTAL)).isEmpty();
            assertThat(forgotten.sink().incomplete()).isEmpty();
        }
    }

    @Test
    void whatMayNotBeReadAnyMoreIsNotTakenForDeleted() throws Exception {
        AclBinding topic = traffic.allow("revoked", ResourceType.TOPIC, "shown", AclOperation.DESCRIBE);
        AclBinding group = traffic.allow("revoked", ResourceType.GROUP, "group-shown", AclOperation.DESCRIBE);
        try (KafkaGateway gateway = connect("revoked")) {
            GroupCollector collector = new GroupCollector(gateway);
            Collected before = Collected.by(collector);
            traffic.revoke(topic, group);

            Collected after = Collected.by(collector);

            assertThat(before.value(GroupMetrics.TOPIC_RECORDS, "topic", "shown"))
                    .isEqualTo(10.0);
            assertThat(after.gone()).isEmpty();
            assertThat(after.reason(GroupMetrics.TOPIC_RECORDS, "topic", "shown"))
                    .isEqualTo(UnknownReason.NOT_AUTHORIZED);
            assertThat(after.reason(GroupMetrics.GROUP_LAG_TOTAL, "group", "group-shown"))
                    .isEqualTo(UnknownReason.NOT_AUTHORIZED);
        }
    }

    @Test
    void aGroupWithAnEmptyNameIsReadLikeAnyOther() throws Exception {
        traffic.allow("blank", ResourceType.CLUSTER, "kafka-cluster", AclOperation.DESCRIBE);
        traffic.allow("blank", ResourceType.TOPIC, "shown", AclOperation.DESCRIBE);
        traffic.allow("blank", ResourceType.GROUP, "*", AclOperation.DESCRIBE);
        traffic.commit("", "shown", 0, 3);
        try (KafkaGateway gateway = connect("blank")) {
            Collected groups = Collected.by(new GroupCollector(gateway));

            assertThat(groups.value(GroupMetrics.GROUP_LAG_TOTAL, "group", "")).isEqualTo(7.0);
            assertThat(groups.sink().gaps(GroupMetrics.GROUP_LAG)).isEmpty();
        } finally {
            traffic.deleteGroup("");
        }
    }

    @Test
    void whoMayDescribeEverythingIsToldEverything() throws Exception {
        traffic.allow("all", ResourceType.CLUSTER, "kafka-cluster", AclOperation.DESCRIBE);
        traffic.allow("all", ResourceType.TOPIC, "*", AclOperation.DESCRIBE);
        traffic.allow("all", ResourceType.TOPIC, "*", AclOperation.DESCRIBE_CONFIGS);
        traffic.allow("all", ResourceType.GROUP, "*", AclOperation.DESCRIBE);
        try (KafkaGateway gateway = connect("all")) {
            for (var collector : KafkaCollectors.all(gateway)) {
                Collected collected = Collected.by(collector);

                assertThat(collected.sink().incomplete()).as(collector.name()).isEmpty();
                assertThat(collector.metrics())
                        .allSatisfy(metric ->
                                assertThat(collected.sink().unknowns(metric)).isEmpty());
            }
            assertThat(Collected.by(new GroupCollector(gateway)).sink().values().get(GroupMetrics.GROUP_LAG_TOTAL))
                    .containsOnlyKeys(Labels.of("group", "group-shown"), Labels.of("group", "group-hidden"));
        }
    }

    private static Collected collect(GroupCollector collector, ManualClock clock) throws Exception {
        return Collected.by(collector, CollectContext.startingNow(clock, Duration.ofSeconds(20)));
    }

    private static KafkaGateway connect(String user) {
        return KafkaGateway.connecting(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "client.id", ClientIdAuthorizer.PREFIX + user));
    }
}
