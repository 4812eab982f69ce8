package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.internal.kafka.Traffic;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.notifier.Notification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of incidents of a loaded cluster of three real brokers: one cause, one message. */
class OneCauseIT {

    private static final Duration TO_BE_MISSED = Duration.ofSeconds(9);
    private static final Duration TO_RESTART = Duration.ofSeconds(25);
    private static final Duration TO_CATCH_UP = Duration.ofSeconds(20);
    private static final Duration OUTAGE = Duration.ofMinutes(25);
    /** Until the last end is told: replicas get in sync, and then nothing fires for some minutes. */
    private static final Duration CALM = Duration.ofMinutes(12);

    private static final int DEPLOYMENTS = 50;

    private static LocalCluster cluster;
    private static Traffic traffic;
    private static ClusterLoad load;

    private final Set<Integer> dead = new TreeSet<>();
    private ClusterWatch watched;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = LocalCluster.builder()
                .setting("leader.imbalance.check.interval.seconds", "2") // real ones, of a cluster in virtual time
                .setting("replica.fetch.max.bytes", "1000") // so that the first fetch does not bring all at once
                .build()
                .start();
        traffic = new Traffic(cluster.bootstrapServers());
        traffic.create("trio", 6, 3);
        traffic.create("solo", Map.of(0, List.of(1), 1, List.of(2), 2, List.of(3)));
        traffic.create("pair", Map.of(0, List.of(2, 1), 1, List.of(3, 2)), Map.of("min.insync.replicas", "2"));
        traffic.create("safe", Map.of(0, List.of(1, 2, 3)), Map.of("min.insync.replicas", "2"));
        traffic.create("slow", Map.of(0, List.of(1, 3)));
        load = new ClusterLoad(
                        cluster.bootstrapServers(), Map.of("trio", 6, "solo", 3, "pair", 2, "safe", 1, "slow", 1))
                .reading("readers")
                .reading("readers")
                .reading("alone");
        load.awaitReading();
    }

    @AfterAll
    static void closeCluster() {
        load.close();
        traffic.close();
        cluster.close();
    }

    @TempDir
    private Path recording;

    @BeforeEach
    void watch() throws InterruptedException {
        watched = new ClusterWatch(cluster, recording);
        watched.awaitHealthy(TO_RESTART);
    }

    @AfterEach
    void repair() throws Exception {
        watched.close();
        throttle("");
        restartTheDead();
    }

    @Test
    void aKilledBrokerIsOneMessageWithItsConsequencesAndOneEnd() throws Exception {
        killBroker2();
        watched.pass(OUTAGE);
        watched.awaitTold(1);
        restartTheDead();
        watched.awaitHealthy(TO_RESTART);
        watched.pass(CALM);
        watched.awaitTold(2);

        assertEachWasTold(told -> {
            assertThat(told).hasSize(2);
            assertThat(subjects(told.get(0).fired())).containsExactly("broker-down 2");
            assertThat(subjects(told.get(0).consequences()))
                    .contains("partitions-offline solo", "partitions-under-min-isr pair", "backlog-unreadable solo");
            assertThat(told.get(1).isAllOver()).isTrue();
            assertThat(subjects(told.get(1).resolved())).containsExactly("broker-down 2");
            assertThat(subjects(told.get(1).consequences()))
                    .contains("partitions-offline solo", "partitions-under-min-isr pair", "backlog-unreadable solo");
        });
        assertReplayTellsTheSame();
    }

    private void assertReplayTellsTheSame() throws Exception {
        for (String recipient : ClusterWatch.RECIPIENTS) {
            assertThat(news(watched.replayedTo(recipient))).isEqualTo(news(watched.toldTo(recipient)));
        }
    }

    private static List<String> news(List<Notification> told) {
        return told.stream()
                .map(one -> "fired " + subjects(one.fired()) + ", resolved " + subjects(one.resolved()))
                .toList();
    }

    @Test
    void whatTheKilledBrokerDoesNotExplainIsTold() throws Exception {
        throttle("1");
        cluster.restart(3); // what is in sync is not throttled
        watched.await("the broker to be back", TO_RESTART, () -> watched.live() == 3);
        watched.await(
                "a replica to stay behind", TO_CATCH_UP, () -> watched.behind().equals(Set.of("slow")));
        killBroker2();
        watched.pass(OUTAGE);
        watched.awaitTold(2);

        assertEachWasTold(told -> {
            assertThat(told).hasSize(2);
            assertThat(subjects(told.get(0).fired())).containsExactly("broker-down 2");
            assertThat(subjects(told.get(1).fired())).containsExactly("partitions-under-replicated slow");
        });
    }

    @Test
    void aDeadClusterIsOneMessageAndOneEnd() throws InterruptedException {
        cluster.brokerIds().forEach(this::kill);
        watched.pass(OUTAGE);
        watched.awaitTold(1);
        restartTheDead();
        watched.awaitHealthy(TO_RESTART);
        watched.pass(CALM);
        watched.awaitTold(2);

        assertEachWasTold(told -> {
            assertThat(told).hasSize(2);
            assertThat(rules(told.get(0).fired())).containsExactly("cluster-unreachable");
            assertThat(told.get(1).isAllOver()).isTrue();
            assertThat(rules(told.get(1).resolved())).containsExactly("cluster-unreachable");
        });
    }

    @Test
    void aRollingRestartIsNoMessage() throws InterruptedException {
        for (int id : cluster.brokerIds()) {
            cluster.restart(id);
            watched.awaitHealthy(TO_RESTART);
            watched.pass(Duration.ofMinutes(1));
        }
        watched.pass(CALM);

        assertEachWasTold(told -> assertThat(told).isEmpty());
    }

    @Test
    void fiftyDeploymentsOfConsumersAreNoMessage() throws InterruptedException {
        for (int i = 0; i < DEPLOYMENTS; i++) {
            int member = i % load.members();
            load.stop(member);
            watched.pass(Duration.ofSeconds(30));
            load.start(member);
            watched.await("member " + member + " to read", Duration.ofSeconds(5), () -> load.isReading(member));
        }
        watched.pass(CALM);

        assertEachWasTold(told -> assertThat(told).isEmpty());
    }

    private void killBroker2() throws InterruptedException {
        kill(2);
        watched.await("the broker to be missed", TO_BE_MISSED, () -> watched.live() == 2);
    }

    private void kill(int id) {
        dead.add(id);
        cluster.kill(id);
    }

    private void restartTheDead() {
        dead.forEach(cluster::restart);
        dead.clear();
    }

    /**
     * Lets the follower of a topic copy that many bytes a second; as many as it can if that is empty. The leader sees to
     * that, as a follower that starts copies before it knows its limits.
     */
    private static void throttle(String bytesPerSecond) throws Exception {
        boolean off = bytesPerSecond.isEmpty();
        Map<ConfigResource, Collection<AlterConfigOp>> changes = Map.of(
                new ConfigResource(ConfigResource.Type.BROKER, "1"),
                List.of(change("leader.replication.throttled.rate", bytesPerSecond)),
                new ConfigResource(ConfigResource.Type.TOPIC, "slow"),
                List.of(change("leader.replication.throttled.replicas", off ? "" : "0:1")));
        traffic.admin().incrementalAlterConfigs(changes).all().get();
    }

    private static AlterConfigOp change(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), value.isEmpty() ? OpType.DELETE : OpType.SET);
    }

    /** All that there is to tell is told then, because the monitor is closed. */
    private void assertEachWasTold(Consumer<List<Notification>> requirement) {
        watched.close();
        for (String recipient : ClusterWatch.RECIPIENTS) {
            requirement.accept(watched.toldTo(recipient));
        }
    }

    private static Set<String> rules(Collection<Alert> alerts) {
        return alerts.stream().map(Alert::rule).collect(Collectors.toSet());
    }

    private static Set<String> subjects(Collection<Alert> alerts) {
        return alerts.stream().map(alert -> alert.rule() + " " + subject(alert)).collect(Collectors.toSet());
    }

    private static String subject(Alert alert) {
        String topic = alert.subject().value("topic");
        return topic == null ? String.valueOf(alert.subject().value("broker")) : topic;
    }
}
