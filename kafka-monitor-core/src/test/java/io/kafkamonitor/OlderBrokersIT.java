package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.health.MonitorHealth;
import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.internal.kafka.Traffic;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rules.recommended.KafkaRules;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A whole monitor watches brokers of Kafka 3.9; the tests follow one of them to its death in order.
 *
 * <p>What differs from brokers of today: those that are dead are not listed, so the monitor knows of them only if they
 * hold replicas, and of their host and rack only if it has seen them alive. All metrics are there.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OlderBrokersIT {

    private static final Duration AMPLE = Await.AMPLE;
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    /**
     * As with brokers of today: they have not run long enough, there are no requests of each kind in each cycle, and the clock of this
     * monitor is not that of the producers.
     */
    private static final Map<Metric, UnknownReason> EXPECTED_UNKNOWN = Map.of(
            JmxMetrics.REQUEST_TIME, UnknownReason.NOTHING_TO_MEASURE,
            JmxMetrics.NETWORK_IDLE, UnknownReason.WARMING_UP,
            JmxMetrics.HEAP_AFTER_GC, UnknownReason.WARMING_UP,
            GroupMetrics.GROUP_LAG_TIME, UnknownReason.UNSUPPORTED);

    private static final ManualClock CLOCK = new ManualClock();
    private static final RecordingNotifier PEOPLE = new RecordingNotifier("people");

    private static LocalCluster cluster;
    private static Traffic traffic;
    private static Consumer<?, ?> member;
    private static KafkaMonitor monitor;

    @BeforeAll
    static void start() throws Exception {
        cluster = LocalCluster.builder()
                .classPath(olderClassPath())
                .racks("a", "b", "c")
                .build()
                .start();
        traffic = new Traffic(cluster.bootstrapServers());
        traffic.create("orders", 3, 3);
        traffic.create("solo", Map.of(0, List.of(2)));
        for (int partition = 0; partition < 3; partition++) {
            traffic.produce("orders", partition, 100);
        }
        member = traffic.join("billing", "orders", 0, 60);
        traffic.commit("audit", "orders", 1, 10);
        traffic.deleteBefore("orders", 1, 30);
        monitor = KafkaMonitor.builder("older")
                .kafka(Map.of("bootstrap.servers", cluster.bootstrapServers()))
                .jmx(jmx())
                .rules(KafkaRules.recommended())
                .notifier(PEOPLE)
                .timeSource(CLOCK)
                .interval(INTERVAL)
                .build();
    }

    /** Maven writes it; see {@code src/it/kafka-3.9/pom.xml}. */
    private static String olderClassPath() throws IOException {
        Path file = Path.of("target", "it", "kafka-3.9", "target", "class-path");
        assertThat(file)
                .as("the class path of older brokers, which 'mvn pre-integration-test' finds")
                .isRegularFile();
        return Files.readString(file).strip();
    }

    private static JmxEndpoints jmx() {
        var addresses = new TreeMap<Integer, String>();
        cluster.brokerIds().forEach(id -> addresses.put(id, "127.0.0.1:" + cluster.jmxPort(id)));
        return JmxEndpoints.of(addresses);
    }

    @AfterAll
    static void close() {
        monitor.close();
        member.close();
        traffic.close();
        cluster.close();
    }

    @Test
    @Order(1)
    void everyPartDelivers() throws Exception {
        for (int cycle = 0; cycle < 3; cycle++) {
            cycle();
        }

        MonitorHealth health = monitor.health();
        assertThat(health.status()).as("%s", health.parts()).isEqualTo(MonitorHealth.Status.UP);
        assertThat(health.parts()).extracting(PartHealth::lastFailure).containsOnlyNulls();
        assertThat(health.parts())
                .extracting(PartHealth::name)
                .contains("brokers", "partitions", "groups", "log-dirs", "jmx");
        assertThat(health.rulesWithoutData()).isEmpty();
        assertThat(monitor.snapshot().failures()).isEmpty();
        assertThat(monitor.alerts())
                .filteredOn(alert -> alert.state() == AlertState.FIRING)
                .extracting(Alert::rule)
                .containsExactly("records-lost");
    }

    @Test
    @Order(2)
    void everyMetricIsThere() {
        Coverage coverage = Coverage.of(monitor.snapshot());

        assertThat(coverage.silent()).isEmpty();
        assertThat(coverage.unknown()).allSatisfy((metric, reasons) -> {
            assertThat(EXPECTED_UNKNOWN).containsKey(metric);
            assertThat(reasons).as(metric.name()).containsExactly(EXPECTED_UNKNOWN.get(metric));
        });
    }

    @Test
    @Order(3)
    void theLagIsRight() {
        assertThat(value(GroupMetrics.GROUP_LAG, "group", "billing", "topic", "orders", "partition", "0"))
                .hasValue(40);
        assertThat(value(GroupMetrics.GROUP_MEMBERS, "group", "billing")).hasValue(1);
        assertThat(value(GroupMetrics.GROUP_WITHOUT_COMMIT, "group", "billing", "topic", "orders"))
                .hasValue(2);
        assertThat(value(GroupMetrics.GROUP_LAG, "group", "audit", "topic", "orders", "partition", "1"))
                .hasValue(70);
        assertThat(value(GroupMetrics.GROUP_LOST_RECORDS, "group", "audit", "topic", "orders", "partition", "1"))
                .hasValue(20);
    }

    @Test
    @Order(4)
    void aKilledBrokerIsDown() throws Exception {
        cluster.kill(2);
        cluster.awaitLive(Set.of(1, 3), AMPLE);

        Alert down = Await.until(
                "broker 2 to be told down",
                AMPLE,
                () -> {
                    cycle();
                    return told("broker-down");
                },
                alert -> true);

        assertThat(down.subject()).isEqualTo(broker2());
        assertThat(down.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(monitor.snapshot().value(BrokerMetrics.BROKER_LIVE, broker2()))
                .hasValue(0);
        assertThat(value(BrokerMetrics.FENCED_BROKERS)).hasValue(1);
        assertThat(value(PartitionMetrics.OFFLINE_PARTITIONS, "topic", "solo")).hasValue(1);
        assertThat(value(JmxMetrics.JMX_UP, "broker", "2")).isEmpty();
    }

    @Test
    @Order(5)
    void aBrokerThatWasDeadBeforeIsDownToo() throws Exception {
        try (KafkaMonitor late = KafkaMonitor.builder("late")
                .kafka(Map.of("bootstrap.servers", cluster.bootstrapServers()))
                .build()) {
            late.tick();

            assertThat(late.snapshot()
                            .value(
                                    BrokerMetrics.BROKER_LIVE,
                                    Labels.of("broker", "2", "host", "unknown", "rack", "none")))
                    .hasValue(0);
        }
    }

    @Test
    @Order(6)
    void aBrokerThatComesBackIsLive() throws Exception {
        cluster.restart(2);
        cluster.awaitLive(Set.of(1, 2, 3), AMPLE);

        Await.until("the end to be told", AMPLE, () -> {
            cycle();
            return PEOPLE.notifications().stream()
                    .flatMap(news -> news.resolved().stream())
                    .anyMatch(alert -> alert.rule().equals("broker-down"));
        });

        assertThat(monitor.snapshot().value(BrokerMetrics.BROKER_LIVE, broker2()))
                .hasValue(1);
        assertThat(monitor.alerts())
                .filteredOn(alert -> alert.rule().equals("broker-down"))
                .noneMatch(alert -> alert.state() != AlertState.RESOLVED);
    }

    private static void cycle() throws InterruptedException {
        monitor.tick();
        CLOCK.advance(INTERVAL);
    }

    private static OptionalDouble value(Metric metric, String... labels) {
        return monitor.snapshot().value(metric, Labels.of(labels));
    }

    private static Labels broker2() {
        return Labels.of("broker", "2", "host", "127.0.0.1", "rack", "b");
    }

    /** The first alert of a rule that people were told of. */
    private static Alert told(String rule) {
        return PEOPLE.notifications().stream()
                .flatMap(news -> news.fired().stream())
                .filter(alert -> alert.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
