package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.internal.kafka.Traffic;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.SharedCluster;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.rules.recommended.BacklogRules;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that share a consumer group and come and go, seen by a whole monitor on a real cluster in virtual time. */
class SharedGroupIT {

    private static final Duration AMPLE = Await.AMPLE;
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final int QUARTER_OF_AN_HOUR = 31;

    private final ManualClock clock = new ManualClock();
    private final RecordingNotifier people = new RecordingNotifier("people");
    private final String servers = SharedCluster.threeBrokers().bootstrapServers();

    private final List<Consumer<?, ?>> members = new ArrayList<>();
    private Traffic traffic;
    private KafkaMonitor monitor;
    private String group;
    private String orders;
    private String invoices;

    @BeforeEach
    void start() {
        traffic = new Traffic(servers);
        monitor = KafkaMonitor.builder("shared-group")
                .kafka(Map.of("bootstrap.servers", servers))
                .rules(BacklogRules.all())
                .notifier(people)
                .timeSource(clock)
                .interval(INTERVAL)
                .groupWait(Duration.ZERO)
                .groupInterval(Duration.ZERO)
                .build();
    }

    @AfterEach
    void close() {
        members.forEach(Consumer::close);
        monitor.close();
        traffic.close();
    }

    /** One group has both topics with a backlog of five records on each. */
    private void useGroup(String name, String protocol) throws Exception {
        group = "shared." + name + "-" + protocol;
        orders = group + "-orders";
        invoices = group + "-invoices";
        traffic.create(orders, 1, 1);
        traffic.create(invoices, 1, 1);
    }

    private void commitOnBoth() throws Exception {
        for (String topic : List.of(orders, invoices)) {
            traffic.produce(topic, 0, 5);
            traffic.commit(group, topic, 0, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aServiceThatStopsIsToldOnceAndNotEndedBeforeItIsBack(String protocol) throws Exception {
        useGroup("stops", protocol);
        commitOnBoth();
        Consumer<?, ?> readsOrders = join(orders, protocol);
        Consumer<?, ?> readsInvoices = join(invoices, protocol);
        awaitValue(GroupMetrics.GROUP_ORPHANED, invoices, 0);
        awaitMembers(2);
        cycles(20); // for a window of half an hour to be whole while the service is gone
        leave(readsInvoices);
        awaitValue(GroupMetrics.GROUP_ORPHANED, invoices, 1);
        traffic.produce(invoices, 0, 10_000);
        cycles(QUARTER_OF_AN_HOUR);

        Alert told = alert("topic-not-read", AlertState.FIRING);
        assertThat(told.subject()).isEqualTo(subject(invoices));
        assertThat(told.summary()).contains("10,000");
        assertThat(told.advice()).contains("--delete-offsets");
        assertThat(value(GroupMetrics.GROUP_LAG_BY_TOPIC, invoices)).hasValue(10_005);
        assertThat(monitor.snapshot().value(GroupMetrics.GROUP_LAG_TOTAL, Labels.of("group", group)))
                .hasValue(10_010);

        leave(readsOrders); // a deployment of the other service ends nothing
        awaitMembers(0);
        cycles(10);
        join(orders, protocol);
        awaitMembers(1);
        cycles(14);
        assertThat(alert("topic-not-read", AlertState.FIRING).subject()).isEqualTo(subject(invoices));
        assertThat(fired("topic-not-read")).hasSize(1);
        assertThat(alert("backlog-growing", AlertState.FIRING).subject()).isEqualTo(subject(invoices));
        assertThat(fired("backlog-growing"))
                .as("what the reader that is gone explains")
                .isEmpty();

        Consumer<?, ?> back = join(invoices, protocol);
        awaitValue(GroupMetrics.GROUP_ORPHANED, invoices, 0);
        cycles(12);
        assertThat(resolved("topic-not-read"))
                .as("while the backlog still grows for want of commits")
                .isEmpty();

        back.commitSync(Map.of(new TopicPartition(invoices, 0), new OffsetAndMetadata(10_005)));
        awaitValue(GroupMetrics.GROUP_LAG_BY_TOPIC, invoices, 0);
        cycles(12);
        Await.until(
                "the end to be told", AMPLE, () -> !resolved("topic-not-read").isEmpty());
        assertThat(resolved("backlog-growing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aTopicThatWasGivenUpIsQuietWithoutRecordsAndEndedByDeletingItsOffsets(String protocol) throws Exception {
        useGroup("given-up", protocol);
        commitOnBoth();
        Consumer<?, ?> readsOrders = join(orders, protocol);
        awaitValue(GroupMetrics.GROUP_ORPHANED, invoices, 1);
        cycles(2 * QUARTER_OF_AN_HOUR);
        assertThat(monitor.alerts()).filteredOn(this::isOfGroup).isEmpty();
        assertThat(value(GroupMetrics.GROUP_LAG_BY_TOPIC, invoices)).hasValue(5);
        traffic.produce(invoices, 0, 1);
        cycles(QUARTER_OF_AN_HOUR);
        alert("topic-not-read", AlertState.FIRING);

        deleteOffsets(invoices);
        cycles(5);

        Await.until(
                "the end to be told", AMPLE, () -> !resolved("topic-not-read").isEmpty());
        assertThat(readsOrders.assignment()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aMemberThatIsStuckBeforeItsFirstCommitIsTold(String protocol) throws Exception {
        useGroup("stuck", protocol);
        traffic.produce(invoices, 0, 1_000);
        Consumer<?, ?> stuck = join(invoices, protocol);
        awaitValue(GroupMetrics.GROUP_WITHOUT_COMMIT, invoices, 1);
        assertThat(value(GroupMetrics.GROUP_LAG_IF_EARLIEST, invoices)).hasValue(1_000);
        cycles(QUARTER_OF_AN_HOUR);
        assertThat(monitor.alerts()).filteredOn(this::isOfGroup).isEmpty();

        traffic.produce(invoices, 0, 4_000);
        cycles(QUARTER_OF_AN_HOUR);

        Alert told = alert("nothing-committed", AlertState.FIRING);
        assertThat(told.summary()).contains(group, invoices, "4,000");
        assertThat(value(GroupMetrics.GROUP_LAG_IF_EARLIEST, invoices)).hasValue(5_000);
        stuck.commitSync();
        awaitValue(GroupMetrics.GROUP_WITHOUT_COMMIT, invoices, 0);
        cycles(12);
        Await.until(
                "the end to be told",
                AMPLE,
                () -> !resolved("nothing-committed").isEmpty());
    }

    private Consumer<?, ?> join(String topic, String protocol) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                group,
                "group.protocol",
                protocol,
                "enable.auto.commit",
                "false",
                "auto.offset.reset",
                "earliest",
                "max.poll.interval.ms",
                "600000");
        var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        members.add(consumer);
        Await.until("a member to read " + topic, AMPLE, () -> {
            poll();
            return !consumer.assignment().isEmpty();
        });
        return consumer;
    }

    /** With the classic protocol every member has to take part in a rebalance. */
    private void poll() {
        members.forEach(member -> member.poll(Duration.ofMillis(100)));
    }

    private void leave(Consumer<?, ?> member) {
        members.remove(member);
        member.close();
    }

    private void deleteOffsets(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.deleteConsumerGroupOffsets(group, Set.of(new TopicPartition(topic, 0)))
                    .all()
                    .get();
        }
    }

    private void cycles(int count) throws InterruptedException {
        for (int cycle = 0; cycle < count; cycle++) {
            clock.advance(INTERVAL);
            monitor.tick();
        }
    }

    private void awaitMembers(int count) {
        await(
                count + " members",
                () -> monitor.snapshot()
                        .value(GroupMetrics.GROUP_MEMBERS, Labels.of("group", group))
                        .equals(OptionalDouble.of(count)));
    }

    private void awaitValue(Metric metric, String topic, double value) {
        await(metric + " to be " + value, () -> value(metric, topic).equals(OptionalDouble.of(value)));
    }

    /** Cycles take no time meanwhile: how long the cluster needs to settle is not what is tested. */
    private void await(String what, BooleanSupplier condition) {
        Await.until(what, AMPLE, () -> {
            poll();
            monitor.tick();
            return condition.getAsBoolean();
        });
    }

    private OptionalDouble value(Metric metric, String topic) {
        return monitor.snapshot().value(metric, subject(topic));
    }

    private Labels subject(String topic) {
        return Labels.of("group", group, "topic", topic);
    }

    private boolean isOfGroup(Alert alert) {
        return group.equals(alert.subject().value("group"));
    }

    private Alert alert(String rule, AlertState state) {
        return monitor.alerts().stream()
                .filter(this::isOfGroup)
                .filter(alert -> alert.rule().equals(rule))
                .filter(alert -> alert.state() == state)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + rule + " is " + state + " in " + monitor.alerts()));
    }

    private List<Alert> fired(String rule) {
        return told(rule, Notification::fired);
    }

    private List<Alert> resolved(String rule) {
        return told(rule, Notification::resolved);
    }

    private List<Alert> told(String rule, Function<Notification, List<Alert>> news) {
        return people.notifications().stream()
                .flatMap(notification -> news.apply(notification).stream())
                .filter(this::isOfGroup)
                .filter(alert -> alert.rule().equals(rule))
                .toList();
    }
}
