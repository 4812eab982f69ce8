package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.health.MonitorHealth.Status;
import io.kafkamonitor.internal.kafka.Traffic;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.rules.recommended.KafkaRules;
import io.kafkamonitor.testing.RecordingNotifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A whole monitor and a cluster of which all brokers are killed at once; the tests follow its death and return. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeadClusterIT {

    private static final Duration AMPLE = Duration.ofMinutes(5);
    private static final String RULE = "cluster-unreachable";
    /** After three failures in a row collectors that fail would be told. */
    private static final int MANY_CYCLES = 5;

    private static final RecordingNotifier PEOPLE = new RecordingNotifier("people");

    private static LocalCluster cluster;
    private static KafkaMonitor monitor;

    @BeforeAll
    static void start() throws Exception {
        cluster = LocalCluster.builder().brokers(2).build().start();
        try (Traffic traffic = new Traffic(cluster.bootstrapServers())) {
            traffic.create("orders", 3, 2);
            traffic.produce("orders", 0, 100);
            traffic.commit("billing", "orders", 0, 60);
        }
        var jmx = new TreeMap<Integer, String>();
        cluster.brokerIds().forEach(id -> jmx.put(id, "127.0.0.1:" + cluster.jmxPort(id)));
        monitor = KafkaMonitor.builder("dead")
                .kafka(Map.of("bootstrap.servers", cluster.bootstrapServers()))
                .jmx(JmxEndpoints.of(jmx))
                .rules(KafkaRules.recommended())
                .notifier(PEOPLE)
                .interval(Duration.ofSeconds(10))
                .groupWait(Duration.ZERO)
                .groupInterval(Duration.ZERO)
                .build();
    }

    @AfterAll
    static void close() {
        monitor.close();
        cluster.close();
    }

    @Test
    @Order(1)
    void isUpWhileTheClusterIs() {
        monitor.start();

        Await.until("the monitor to be up", AMPLE, () -> monitor.health().status() == Status.UP);
    }

    @Test
    @Order(2)
    void tellsOfOneCriticalAlertThatSaysWhatEachAddressAnswers() {
        cluster.brokerIds().forEach(cluster::kill);

        Alert dead = awaitTold(Notification::fired);

        assertThat(dead.severity()).isEqualTo(Severity.CRITICAL);
        for (String address : cluster.bootstrapServers().split(",", -1)) {
            assertThat(dead.summary()).contains(address + " refuses the connection");
        }
    }

    @Test
    @Order(3)
    void isDownAndTellsNothingElse() {
        long cycles = monitor.health().cycles();
        Await.until("some more cycles", AMPLE, () -> monitor.health().cycles() >= cycles + MANY_CYCLES);

        assertThat(monitor.health().status()).isEqualTo(Status.DOWN);
        assertThat(monitor.snapshot().failures()).as("one cause, one failure").containsOnlyKeys("brokers");
        assertThat(told()).containsExactly(RULE);
    }

    @Test
    @Order(4)
    void tellsThatItIsOver() {
        cluster.brokerIds().forEach(cluster::restart);
        cluster.awaitLive(Set.of(1, 2), AMPLE);

        awaitTold(Notification::resolved);
        Await.until("the monitor to be up", AMPLE, () -> monitor.health().status() == Status.UP);

        // how long the brokers of a busy machine take to find each other again is another matter
        assertThat(told()).doesNotContain("collector-failing");
    }

    private static List<String> told() {
        return PEOPLE.notifications().stream()
                .flatMap(notification -> notification.fired().stream())
                .map(Alert::rule)
                .toList();
    }

    private static Alert awaitTold(Function<Notification, List<Alert>> news) {
        return Await.until(
                "people to be told of " + RULE,
                AMPLE,
                () -> PEOPLE.notifications().stream()
                        .flatMap(notification -> news.apply(notification).stream())
                        .filter(alert -> alert.rule().equals(RULE))
                        .findFirst()
                        .orElseThrow(),
                alert -> true);
    }
}
