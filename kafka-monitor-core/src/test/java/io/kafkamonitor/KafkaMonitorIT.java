package io.kafkamonitor;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.health.MonitorHealth.Status;
import io.kafkamonitor.internal.kafka.Traffic;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.rules.recommended.BrokerRules;
import io.kafkamonitor.rules.recommended.KafkaRules;
import io.kafkamonitor.rules.recommended.PartitionRules;
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

/**
 * A whole monitor as a host composes it, on threads of its own and by the clock on the wall. Has a cluster of its own,
 * because it kills a broker; the tests follow the broker's death and return in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaMonitorIT {

    private static final Duration AMPLE = Await.AMPLE;
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Labels BROKER_2 = Labels.of("broker", "2", "host", "127.0.0.1", "rack", "b");

    private static final RecordingNotifier PEOPLE = new RecordingNotifier("people");

    private static LocalCluster cluster;
    private static Traffic traffic;
    private static KafkaMonitor monitor;

    @BeforeAll
    static void start() throws Exception {
        cluster = LocalCluster.builder().racks("a", "b", "c").build().start();
        traffic = new Traffic(cluster.bootstrapServers());
        traffic.create("orders", 3, 3);
        traffic.produce("orders", 0, 100);
        traffic.commit("billing", "orders", 0, 60);
        monitor = KafkaMonitor.builder("whole")
                .kafka(Map.of("bootstrap.servers", cluster.bootstrapServers(), "client.id", "whole"))
                .jmx(jmx())
                .rules(KafkaRules.recommended()
                        .with(BrokerRules.brokerDown(AT_ONCE))
                        .with(PartitionRules.underReplicated(AT_ONCE)))
                .notifier(PEOPLE)
                .interval(Duration.ofSeconds(5))
                .groupWait(Duration.ZERO)
                .groupInterval(Duration.ZERO)
                .build();
    }

    private static JmxEndpoints jmx() {
        var addresses = new TreeMap<Integer, String>();
        cluster.brokerIds().forEach(id -> addresses.put(id, "127.0.0.1:" + cluster.jmxPort(id)));
        return JmxEndpoints.of(addresses);
    }

    @AfterAll
    static void close() {
        monitor.close();
        traffic.close();
        cluster.close();
    }

    @Test
    @Order(1)
    void watchesAHealthyClusterAndSaysNothing() {
        assertThat(monitor.health().status()).isEqualTo(Status.STARTING);

        monitor.start();

        Await.until("the monitor to be up", AMPLE, () -> monitor.health().status() == Status.UP);
        Await.until(
                "rates, which need two cycles",
                AMPLE,
                () -> monitor.snapshot()
                        .value(JmxMetrics.BYTES_IN, Labels.of("broker", "2"))
                        .isPresent());
        assertThat(Coverage.of(monitor.snapshot()).silent()).isEmpty();
        assertThat(PEOPLE.notifications()).isEmpty();
    }

    @Test
    @Order(2)
    void tellsThatAKilledBrokerIsDown() {
        cluster.kill(2);

        Alert down = awaitTold("broker-down", Notification::fired);

        assertThat(down.subject()).isEqualTo(BROKER_2);
        assertThat(down.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    @Order(3)
    void doesNotTellWhatTheDeadBrokerExplains() throws InterruptedException {
        Alert explained = Await.until(
                "replicas to be out of sync",
                AMPLE,
                () -> monitor.alerts().stream()
                        .filter(alert -> alert.rule().equals("partitions-under-replicated"))
                        .filter(alert -> alert.state() == AlertState.FIRING)
                        .findFirst()
                        .orElseThrow(),
                alert -> true);

        assertThat(monitor.explain(explained).sentences())
                .anyMatch(sentence -> sentence.contains("Explained by 'broker-down'"));
        assertThat(monitor.health().status()).isIn(Status.UP, Status.DEGRADED);
    }

    @Test
    @Order(4)
    void tellsThatTheBrokerIsBackAndNeverWhatItExplained() {
        cluster.restart(2);
        cluster.awaitLive(Set.of(1, 2, 3), AMPLE);

        Alert back = awaitTold("broker-down", Notification::resolved);
        long cycles = monitor.health().cycles();
        Await.until("two more cycles", AMPLE, () -> monitor.health().cycles() >= cycles + 2);

        assertThat(back.subject()).isEqualTo(BROKER_2);
        assertThat(back.resolution()).contains(Resolution.RECOVERED);
        // a collector that misses its deadline again and again on a busy machine is told, too
        assertThat(PEOPLE.notifications())
                .extracting(Notification::group)
                .filteredOn(group -> !group.equals("collector-failing"))
                .containsExactly("broker-down", "broker-down");
        Await.until("the monitor to be up", AMPLE, () -> monitor.health().status() == Status.UP);
    }

    @Test
    @Order(5)
    void leavesNoThreadBehind() {
        assertThat(threads()).isNotEmpty();

        monitor.close();

        Await.until("its threads to be gone", AMPLE, KafkaMonitorIT::threads, List::isEmpty);
        assertThat(monitor.health().status()).isEqualTo(Status.DOWN);
        assertThat(PEOPLE.closings()).isOne();
    }

    /** The threads of the monitor itself and of its Kafka client. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name ->
                        name.startsWith("kafka-monitor-whole") || name.equals("kafka-admin-client-thread | whole"))
                .toList();
    }

    private static Alert awaitTold(String rule, Function<Notification, List<Alert>> news) {
        return Await.until(
                        "people to be told of " + rule,
                        AMPLE,
                        () -> PEOPLE.notifications().stream()
                                .flatMap(notification -> news.apply(notification).stream())
                                .filter(alert -> alert.rule().equals(rule))
                                .toList(),
                        not(List::isEmpty))
                .get(0);
    }
}
