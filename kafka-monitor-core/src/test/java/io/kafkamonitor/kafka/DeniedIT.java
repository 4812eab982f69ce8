package io.kafkamonitor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.UnknownReason;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
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
        allow("few", ResourceType.TOPIC, "shown", AclOperation.DESCRIBE);
        allow("few", ResourceType.GROUP, "group-shown", AclOperation.DESCRIBE);
        try (KafkaGateway gateway = connect("few")) {
            Collected brokers = Collected.by(new BrokerCollector(gateway));
            Collected partitions = Collected.by(new PartitionCollector(gateway));
            Collected groups = Collected.by(new GroupCollector(gateway));
            Collected dirs = Collected.by(new LogDirCollector(gateway));

            assertThat(brokers.value(BrokerMetrics.BROKERS)).isEqualTo(1.0);
            assertThat(brokers.reason(BrokerMetrics.ACTIVE_CONTROLLER)).isEqualTo(UnknownReason.NOT_AUTHORIZED);
            assertThat(partitions.value(PartitionMetrics.TOPIC_PARTITIONS, "topic", "shown"))
                    .isEqualTo(1.0);
            assertThat(partitions.gap(PartitionMetrics.UNDER_MIN_ISR_PARTITIONS))
                    .isEqualTo(UnknownReason.NOT_AUTHORIZED);
            assertThat(groups.value(GroupMetrics.GROUP_LAG_TOTAL, "group", "group-shown"))
                    .isEqualTo(6.0);
            assertThat(dirs.gap(LogDirMetrics.TOPIC_LOG_SIZE)).isEqualTo(UnknownReason.NOT_AUTHORIZED);
        }
    }

    @Test
    void aGroupThatIsListedButDeniedIsUnknownAndTheOthersAreRead() throws Exception {
        allow("lister", ResourceType.CLUSTER, "kafka-cluster", AclOperation.DESCRIBE);
        allow("lister", ResourceType.TOPIC, "shown", AclOperation.DESCRIBE);
        allow("lister", ResourceType.GROUP, "group-shown", AclOperation.DESCRIBE);
        try (KafkaGateway gateway = connect("lister")) {
            Collected groups = Collected.by(new GroupCollector(gateway));

            assertThat(groups.value(GroupMetrics.GROUP_LAG_TOTAL, "group", "group-shown"))
                    .isEqualTo(6.0);
            assertThat(groups.reason(GroupMetrics.GROUP_LAG_TOTAL, "group", "group-hidden"))
                    .isEqualTo(UnknownReason.NOT_AUTHORIZED);
            assertThat(groups.reason(GroupMetrics.GROUP_MEMBERS, "group", "group-hidden"))
                    .isEqualTo(UnknownReason.NOT_AUTHORIZED);
            assertThat(groups.gap(GroupMetrics.GROUP_LAG)).isEqualTo(UnknownReason.NOT_AUTHORIZED);
        }
    }

    @Test
    void whatMayNotBeReadAnyMoreIsNotTakenForDeleted() throws Exception {
        AclBinding topic = allow("revoked", ResourceType.TOPIC, "shown", AclOperation.DESCRIBE);
        AclBinding group = allow("revoked", ResourceType.GROUP, "group-shown", AclOperation.DESCRIBE);
        try (KafkaGateway gateway = connect("revoked")) {
            GroupCollector collector = new GroupCollector(gateway);
            Collected before = Collected.by(collector);
            traffic.admin()
                    .deleteAcls(List.of(topic.toFilter(), group.toFilter()))
                    .all()
                    .get();

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
    void whoMayDescribeEverythingIsToldEverything() throws Exception {
        allow("all", ResourceType.CLUSTER, "kafka-cluster", AclOperation.DESCRIBE);
        allow("all", ResourceType.TOPIC, "*", AclOperation.DESCRIBE);
        allow("all", ResourceType.TOPIC, "*", AclOperation.DESCRIBE_CONFIGS);
        allow("all", ResourceType.GROUP, "*", AclOperation.DESCRIBE);
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

    private static KafkaGateway connect(String user) {
        return KafkaGateway.connecting(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "client.id", ClientIdAuthorizer.PREFIX + user));
    }

    private static AclBinding allow(String user, ResourceType type, String name, AclOperation operation)
            throws Exception {
        var acl = new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
        traffic.admin().createAcls(List.of(acl)).all().get();
        return acl;
    }
}
