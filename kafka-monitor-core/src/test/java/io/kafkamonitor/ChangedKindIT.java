package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.internal.kafka.Traffic;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.SharedCluster;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.rules.Rules;
import io.kafkamonitor.rules.recommended.KafkaRules;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consumer group with a backlog that fires comes back as a group of another kind, on a real cluster. */
class ChangedKindIT {

    private static final Duration AMPLE = Await.AMPLE;
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock();
    private final RecordingNotifier people = new RecordingNotifier("people");
    private final String servers = SharedCluster.threeBrokers().bootstrapServers();

    private Admin admin;
    private Traffic traffic;
    private KafkaMonitor monitor;
    private String group;
    private String topic;

    @BeforeEach
    void start() {
        admin = Admin.create(Map.of("bootstrap.servers", servers));
        traffic = new Traffic(servers);
        monitor = KafkaMonitor.builder("changed-kind")
                .kafka(Map.of("bootstrap.servers", servers))
                .rule(KafkaRules.consumerLag("behind", "kind.*", 100))
                .rule(KafkaRules.groupWithoutMembers("kind.*"))
                .rule(Rules.rule("topic-behind")
                        .when(Rules.metric(GroupMetrics.TOPIC_BACKLOG).where("topic", Rules.matching("kind.*")))
                        .isAbove(100)
                        .build())
                .notifier(people)
                .timeSource(clock)
                .interval(INTERVAL)
                .groupWait(Duration.ZERO)
                .groupInterval(Duration.ZERO)
                .build();
    }

    @AfterEach
    void close() {
        monitor.close();
        traffic.close();
        admin.close();
    }

    @Test
    void asAGroupOfKafkaConnect() throws Exception {
        Node coordinator = fireFor("connect");

        GroupProtocols.joinAsConnect(coordinator, group);

        staysUnknown("of a kind that is not read (a group with the protocol 'connect')");
    }

    @Test
    void asAStreamsGroup() throws Exception {
        Node coordinator = fireFor("streams");

        GroupProtocols.joinAsStreams(coordinator, group, topic);

        staysUnknown("of a kind that is not read (a streams group)");
    }

    @Test
    void asAShareGroup() throws Exception {
        fireFor("share");

        admin.deleteConsumerGroups(List.of(group)).all().get();
        Map<String, Object> properties = Map.of("bootstrap.servers", servers, "group.id", group);
        try (var consumer =
                new KafkaShareConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            Await.until("the share group to be listed", AMPLE, () -> {
                consumer.poll(Duration.ofMillis(100));
                return admin.listGroups().all().get().stream()
                        .anyMatch(listed -> listed.groupId().equals(group)
                                && listed.protocol().equals("share"));
            });

            staysUnknown("of a kind that is not read (a share group)");
        }
    }

    /** Returns the coordinator of a group whose backlog fires. */
    private Node fireFor(String name) throws Exception {
        group = "kind." + name;
        topic = "kind." + name + "-topic";
        traffic.create(topic, 1, 1);
        traffic.produce(topic, 0, 200);
        traffic.commit(group, topic, 0, 0);
        cycles(12);
        assertThat(firing())
                .extracting(Alert::rule)
                .containsExactlyInAnyOrder("behind", "group-without-members", "topic-behind");
        return admin.describeConsumerGroups(List.of(group))
                .describedGroups()
                .get(group)
                .get()
                .coordinator();
    }

    private void staysUnknown(String reason) throws InterruptedException {
        Labels series = Labels.of("group", group);
        Await.until("the group to be of another kind", AMPLE, () -> {
            monitor.tick();
            return unknown(GroupMetrics.GROUP_MEMBERS, series).isPresent();
        });
        cycles(20);

        assertThat(unknown(GroupMetrics.GROUP_MEMBERS, series)).hasToString("Optional[" + reason + "]");
        assertThat(unknown(GroupMetrics.GROUP_LAG_TOTAL, series)).hasToString("Optional[" + reason + "]");
        assertThat(unknown(GroupMetrics.GROUP_LAG, series.with("topic", topic).with("partition", "0")))
                .hasToString("Optional[" + reason + "]");
        assertThat(firing())
                .hasSize(3)
                .allSatisfy(alert ->
                        assertThat(alert.unknown().orElseThrow().toString()).contains(reason));
        assertThat(people.notifications())
                .flatExtracting(Notification::resolved)
                .isEmpty();
    }

    private void cycles(int count) throws InterruptedException {
        for (int cycle = 0; cycle < count; cycle++) {
            clock.advance(INTERVAL);
            monitor.tick();
        }
    }

    private Optional<Unknown> unknown(Metric metric, Labels series) {
        Column column = monitor.snapshot().column(metric);
        int index = column.indexOf(series);
        return index < 0 ? Optional.empty() : column.unknown(index);
    }

    private List<Alert> firing() {
        return monitor.alerts().stream()
                .filter(alert -> group.equals(alert.subject().value("group"))
                        || topic.equals(alert.subject().value("topic")))
                .filter(alert -> alert.state() == AlertState.FIRING)
                .toList();
    }
}
