package io.kafkamonitor.internal.kafka.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.kafka.Collected;
import io.kafkamonitor.internal.kafka.Requests;
import io.kafkamonitor.internal.kafka.SilentServer;
import io.kafkamonitor.internal.kafka.Traffic;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.SharedCluster;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.testing.MetricCollectorContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GroupCollectorIT implements MetricCollectorContract {

    private static final Duration AMPLE = Await.AMPLE;

    private static Traffic traffic;
    private static KafkaGateway gateway;

    @BeforeAll
    static void connect() throws Exception {
        traffic = new Traffic(SharedCluster.threeBrokers().bootstrapServers());
        gateway = KafkaGateway.using(traffic.admin());
        traffic.create("lag.contract", 2, 1);
    }

    @AfterAll
    static void close() {
        traffic.close();
    }

    @Override
    public MetricCollector createCollector() {
        return new GroupCollector(gateway);
    }

    @Override
    public Optional<MetricCollector> createBlockedCollector() throws Exception {
        return Optional.of(SilentServer.read(GroupCollector::new));
    }

    @Test
    void tellsHowLongAgoTheOldestUnreadRecordCameFromTheFirstReadingOn() throws Exception {
        long now = System.currentTimeMillis();
        long minute = Duration.ofMinutes(1).toMillis();
        traffic.create("late.records", 4, 1);
        traffic.produce(
                "late.records",
                0,
                LongStream.range(0, 600).mapToObj(i -> now - (660 - i) * minute).toList());
        traffic.produce("late.records", 1, List.of(now - 50 * minute, now - 5 * minute));
        traffic.produce("late.records", 2, 3);
        traffic.produce(
                "late.records",
                3,
                LongStream.range(0, 9).mapToObj(i -> now + (30 + i) * minute).toList());
        traffic.commit("late.group", "late.records", 0, 300);
        traffic.commit("late.group", "late.records", 1, 0);
        traffic.commit("late.group", "late.records", 2, 3);
        traffic.commit("late.group", "late.records", 3, 4);

        Collected groups = Collected.by(createCollector());

        assertThat(late(groups, 0)).isCloseTo(360 * 60.0, withinPercentage(12));
        assertThat(late(groups, 1)).as("the oldest record of all").isCloseTo(50 * 60.0, within(120.0));
        assertThat(late(groups, 2)).as("where nothing is to be read").isZero();
        assertThat(late(groups, 3)).as("of a producer whose clock is ahead").isNull();
    }

    private static @Nullable Double late(Collected groups, int partition) {
        return groups.value(
                GroupMetrics.GROUP_LAG_TIME,
                "group",
                "late.group",
                "topic",
                "late.records",
                "partition",
                Integer.toString(partition));
    }

    @Test
    void measuresLagAtEveryEdge() throws Exception {
        traffic.create("lag.edges", 4, 2);
        for (int partition = 0; partition < 4; partition++) {
            traffic.produce("lag.edges", partition, 100);
        }
        traffic.commit("lag.edge-group", "lag.edges", 0, 60);
        traffic.commit("lag.edge-group", "lag.edges", 1, 500);
        traffic.commit("lag.edge-group", "lag.edges", 2, 50);
        traffic.deleteBefore("lag.edges", 2, 80);

        Collected groups = Collected.by(createCollector());

        assertThat(lag(groups, 0)).isEqualTo(40.0);
        assertThat(lag(groups, 1)).as("of a commit beyond the end").isEqualTo(0.0);
        assertThat(lag(groups, 2)).as("of a commit below the log start").isEqualTo(20.0);
        assertThat(lag(groups, 3)).as("where nothing was committed").isNull();
        assertThat(groups.value(GroupMetrics.GROUP_LOST_RECORDS, edge(2))).isEqualTo(30.0);
        assertThat(groups.value(GroupMetrics.GROUP_BEYOND_END, "group", "lag.edge-group", "topic", "lag.edges"))
                .isEqualTo(1.0);
        assertThat(groups.value(GroupMetrics.GROUP_LAG_TOTAL, "group", "lag.edge-group"))
                .isEqualTo(60.0);
        assertThat(groups.value(GroupMetrics.GROUP_MEMBERS, "group", "lag.edge-group"))
                .isEqualTo(0.0);
        assertThat(groups.value(GroupMetrics.TOPIC_RECORDS, "topic", "lag.edges"))
                .isEqualTo(320.0);
        assertThat(groups.value(GroupMetrics.TOPIC_BACKLOG, "topic", "lag.edges"))
                .isEqualTo(60.0);
    }

    private static @Nullable Double lag(Collected groups, int partition) {
        return groups.value(GroupMetrics.GROUP_LAG, edge(partition));
    }

    private static String[] edge(int partition) {
        return new String[] {"group", "lag.edge-group", "topic", "lag.edges", "partition", Integer.toString(partition)};
    }

    @Test
    void seesWhatMembersReadWithBothProtocols() throws Exception {
        for (String protocol : List.of("classic", "consumer")) {
            String group = "lag.members-" + protocol;
            String topic = "lag.read-" + protocol;
            String left = "lag.left-" + protocol;
            traffic.create(topic, 3, 1);
            traffic.create(left, 1, 1);
            traffic.produce(topic, 0, 5);
            traffic.commit(group, topic, 0, 2);
            traffic.commit(group, left, 0, 0);
            try (var consumer = consumer(group, protocol)) {
                consumer.subscribe(List.of(topic));
                Await.until("the member to have its partitions", AMPLE, () -> {
                    consumer.poll(Duration.ofMillis(200));
                    return consumer.assignment().size() == 3;
                });
                GroupCollector collector = new GroupCollector(gateway);
                Collected groups = Await.until(
                        "the group to be stable",
                        AMPLE,
                        () -> Collected.by(collector),
                        collected -> Double.valueOf(1)
                                .equals(collected.value(GroupMetrics.GROUP_ORPHANED, "group", group, "topic", left)));

                assertThat(groups.value(GroupMetrics.GROUP_MEMBERS, "group", group))
                        .isEqualTo(1.0);
                assertThat(groups.value(GroupMetrics.GROUP_WITHOUT_COMMIT, "group", group, "topic", topic))
                        .isEqualTo(2.0);
                assertThat(groups.value(GroupMetrics.GROUP_LAG_TOTAL, "group", group))
                        .isEqualTo(3.0);
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String group, String protocol) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                traffic.servers(),
                "group.id",
                group,
                "group.protocol",
                protocol,
                "enable.auto.commit",
                "false");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Test
    void aDeletedGroupIsGoneAtOnce() throws Exception {
        traffic.create("lag.short", 1, 1);
        traffic.commit("lag.short-lived", "lag.short", 0, 0);
        GroupCollector collector = new GroupCollector(gateway);

        Collected before = Collected.by(collector);
        traffic.deleteGroup("lag.short-lived");
        Collected after = Collected.by(collector);

        assertThat(before.value(GroupMetrics.GROUP_LAG_TOTAL, "group", "lag.short-lived"))
                .isEqualTo(0.0);
        assertThat(after.gone()).containsExactly(Labels.of("group", "lag.short-lived"));
        assertThat(after.value(GroupMetrics.GROUP_MEMBERS, "group", "lag.short-lived"))
                .isNull();
    }

    @Test
    void aTopicThatIsCreatedAgainIsAnother() throws Exception {
        traffic.create("lag.again", 4, 1);
        traffic.produce("lag.again", 3, 10);
        traffic.commit("lag.again-group", "lag.again", 3, 4);
        GroupCollector collector = new GroupCollector(gateway);

        Collected before = Collected.by(collector);
        traffic.delete("lag.again");
        traffic.create("lag.again", 1, 1);
        double requestsBefore = Requests.of(traffic.admin());
        Collected after = Collected.by(collector);

        assertThat(before.value(GroupMetrics.TOPIC_RECORDS, "topic", "lag.again"))
                .isEqualTo(10.0);
        assertThat(after.gone()).contains(Labels.of("topic", "lag.again"));
        assertThat(after.value(GroupMetrics.TOPIC_RECORDS, "topic", "lag.again"))
                .isEqualTo(0.0);
        assertThat(after.value(GroupMetrics.LOG_END_OFFSET, "topic", "lag.again", "partition", "3"))
                .isNull();
        assertThat(Requests.of(traffic.admin()) - requestsBefore).isLessThan(60);
    }

    @Test
    void aTopicWithoutConsumersHasNoBacklog() throws Exception {
        traffic.create("lag.unread", 1, 1);
        traffic.produce("lag.unread", 0, 3);

        Collected groups = Collected.by(createCollector());

        Metric backlog = GroupMetrics.TOPIC_BACKLOG;
        assertThat(groups.value(backlog, "topic", "lag.unread")).isNull();
        assertThat(groups.value(GroupMetrics.TOPIC_RECORDS, "topic", "lag.unread"))
                .isEqualTo(3.0);
    }
}
