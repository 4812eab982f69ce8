package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.kafka.Traffic;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.CertificateAuthority;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.rules.recommended.KafkaRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broker that keeps its connections and answers nothing costs the others: its own cluster, which it breaks. */
class SilentBrokerIT {

    private static final Duration AMPLE = Duration.ofMinutes(2);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int GROUPS = 9;
    private static final Labels BROKER_3 = Labels.of("broker", "3", "host", "127.0.0.1", "rack", "rack-3");

    private final Queue<Transition> transitions = new ConcurrentLinkedQueue<>();

    @Test
    void aBrokerThatTakesConnectionsAndNeverAnswersCostsNothingButWhatItLeadsAndIsNamed() throws Exception {
        try (LocalCluster cluster = LocalCluster.builder()
                        .isolatedControllers(1) // or the frozen broker may be the controller
                        .setting("broker.session.timeout.ms", "3600000") // which goes on counting it as alive
                        .build()
                        .start();
                var traffic = new Traffic(cluster.bootstrapServers())) {
            traffic.create("seen", Map.of(0, List.of(1), 1, List.of(2)));
            traffic.create("hidden", Map.of(0, List.of(3)));
            traffic.produce("seen", 0, 10);
            for (String group : groups()) {
                traffic.commit(group, "seen", 0, 4);
            }
            try (KafkaMonitor monitor = monitor(cluster)) {
                monitor.tick();
                cluster.pause(3);
                monitor.tick(); // finds out
                for (int pass = 0; pass < 3; pass++) {
                    monitor.tick();

                    Snapshot snapshot = monitor.snapshot();
                    assertThat(snapshot.failures())
                            .as("failures of pass " + pass)
                            .isEmpty();
                    assertThat(snapshot.value(GroupMetrics.LOG_END_OFFSET, offsets("seen", 0)))
                            .hasValue(10);
                    assertThat(whyUnknown(snapshot, GroupMetrics.LOG_END_OFFSET, offsets("hidden", 0)))
                            .contains("broker 3 does not answer");
                    assertThat(known(snapshot)).as("groups of the others").isPositive();
                    assertThat(snapshot.column(GroupMetrics.GROUP_LAG_TOTAL)
                                    .gap(Labels.of("group", "of-broker-3"))
                                    .map(Unknown::detail))
                            .hasValueSatisfying(gap -> assertThat(gap).contains("broker 3 does not answer"));
                    assertThat(snapshot.value(BrokerMetrics.BROKER_LIVE, BROKER_3))
                            .hasValue(1);
                    assertThat(snapshot.value(BrokerMetrics.BROKER_SILENT, BROKER_3))
                            .hasValue(1);
                }
                assertThat(monitor.alerts())
                        .filteredOn(alert -> alert.rule().equals("broker-silent"))
                        .extracting(Alert::summary)
                        .containsExactly("Broker 3 (127.0.0.1, rack rack-3) does not answer");
            }
        }
    }

    /** The client fails calls to other brokers as well for a moment after each refused handshake, so these may be unknown. */
    @Test
    void aBrokerWithAnExpiredCertificateIsNamed(@TempDir Path directory) throws Exception {
        var authority = CertificateAuthority.in(directory);
        String store = "listener.name.secure.ssl.keystore.";
        try (LocalCluster cluster = LocalCluster.builder()
                        .listener("SECURE", "SSL")
                        .setting(store + "location", authority.good().toString())
                        .setting(3, store + "location", authority.expired().toString())
                        .setting(store + "password", CertificateAuthority.PASSWORD)
                        .setting("listener.name.secure.ssl.key.password", CertificateAuthority.PASSWORD)
                        .build()
                        .start();
                var traffic = new Traffic(cluster.bootstrapServers())) {
            traffic.create("seen", Map.of(0, List.of(1), 1, List.of(2)));
            traffic.create("hidden", Map.of(0, List.of(3)));
            traffic.produce("seen", 0, 10);
            Map<String, Object> secure = Map.of(
                    "bootstrap.servers",
                    cluster.listenerAddress(1, "SECURE"),
                    "client.id",
                    "silent",
                    "security.protocol",
                    "SSL",
                    "ssl.truststore.location",
                    authority.trust().toString(),
                    "ssl.truststore.password",
                    CertificateAuthority.PASSWORD);
            try (KafkaMonitor monitor = monitor(secure)) {
                Await.until(
                        "the broker to be named",
                        AMPLE,
                        () -> {
                            monitor.tick();
                            return whyUnknown(monitor.snapshot(), GroupMetrics.LOG_END_OFFSET, offsets("hidden", 0));
                        },
                        why -> why.contains("broker 3: its certificate expired on "));

                assertThat(monitor.snapshot().value(BrokerMetrics.BROKER_SILENT, BROKER_3))
                        .hasValue(1);
            }
        }
    }

    @Test
    void aFrozenBrokerIsDownWithinHalfAMinuteAndBlindsNoGroupOfAnother() throws Exception {
        try (LocalCluster cluster = LocalCluster.builder()
                        .setting("broker.session.timeout.ms", "9000")
                        .setting("broker.heartbeat.interval.ms", "2000")
                        .build()
                        .start();
                var traffic = new Traffic(cluster.bootstrapServers())) {
            traffic.create("orders", 3, 3);
            traffic.produce("orders", 0, 10);
            for (String group : groups()) {
                traffic.commit(group, "orders", 0, 4);
            }
            try (KafkaMonitor monitor = monitor(cluster)) {
                monitor.start();
                Await.until("all groups to be read", AMPLE, () -> known(monitor.snapshot()) == GROUPS);
                cluster.pause(3);
                long cycles = monitor.health().cycles();

                Alert down = Await.until(
                        "the frozen broker to be told of", AMPLE, () -> firing("broker-down"), found -> found != null);
                long took = monitor.health().cycles() - cycles;

                assertThat(down.subject()).isEqualTo(BROKER_3);
                assertThat(took).as("cycles of 5 s in half a minute").isLessThanOrEqualTo(6);
                assertThat(monitor.snapshot().failures()).isEmpty();
                Await.until("all groups to be read by another", AMPLE, () -> known(monitor.snapshot()) == GROUPS);
                cluster.resume(3);
                Await.until(
                        "it to be over",
                        AMPLE,
                        () -> monitor.alerts().stream()
                                .noneMatch(alert -> alert.rule().equals("broker-down")));
                assertThat(transitions)
                        .extracting(transition -> transition.alert().rule())
                        .as("no collector overran")
                        .doesNotContain("collector-failing");
            }
        }
    }

    @Test
    void aRollingRestartIsNoReasonForAnAlert() throws Exception {
        try (LocalCluster cluster = LocalCluster.builder()
                        .setting("broker.session.timeout.ms", "9000")
                        .setting("broker.heartbeat.interval.ms", "2000")
                        .build()
                        .start();
                KafkaMonitor monitor = monitor(cluster)) {
            monitor.start();
            Await.until("the first pass", AMPLE, () -> live(monitor.snapshot()) == 3);

            for (int broker : cluster.brokerIds()) {
                cluster.restart(broker);
                cluster.awaitLive(cluster.brokerIds(), AMPLE);
                Await.until("the monitor to see it", AMPLE, () -> live(monitor.snapshot()) == 3);
            }

            assertThat(transitions)
                    .filteredOn(transition -> transition.alert().state() == AlertState.FIRING)
                    .filteredOn(transition -> transition.alert().rule().equals("broker-down"))
                    .allMatch(SilentBrokerIT::isAwayForAsLongAsARestartMayTake);
            assertThat(firing("broker-silent")).isNull();
        }
    }

    /** On a slow machine a restart may take so long that people should hear of it; but not as of a crash, after 5 seconds. */
    private static boolean isAwayForAsLongAsARestartMayTake(Transition transition) {
        Instant firedAt = transition.alert().firedAt().orElseThrow();
        return Duration.between(transition.alert().since(), firedAt).compareTo(Duration.ofSeconds(29)) > 0;
    }

    private KafkaMonitor monitor(LocalCluster cluster) {
        return monitor(Map.of("bootstrap.servers", cluster.bootstrapServers(), "client.id", "silent"));
    }

    private KafkaMonitor monitor(Map<String, Object> client) {
        return KafkaMonitor.builder("silent")
                .kafka(client)
                .rules(KafkaRules.recommended())
                .listener(transitions::add)
                .interval(INTERVAL)
                .quietly()
                .build();
    }

    private Alert firing(String rule) {
        return transitions.stream()
                .map(Transition::alert)
                .filter(alert -> alert.rule().equals(rule) && alert.state() == AlertState.FIRING)
                .findFirst()
                .orElse(null);
    }

    private static List<String> groups() {
        return IntStream.range(0, GROUPS).mapToObj(i -> "group-" + i).toList();
    }

    private static long known(Snapshot snapshot) {
        return groups().stream()
                .filter(group -> snapshot.value(GroupMetrics.GROUP_LAG_TOTAL, Labels.of("group", group))
                        .isPresent())
                .count();
    }

    private static double live(Snapshot snapshot) {
        return snapshot.value(BrokerMetrics.BROKERS, Labels.EMPTY).orElse(0);
    }

    private static Labels offsets(String topic, int partition) {
        return Labels.of("topic", topic, "partition", Integer.toString(partition));
    }

    private static String whyUnknown(Snapshot snapshot, Metric metric, Labels series) {
        Column column = snapshot.column(metric);
        return column.unknown(column.indexOf(series)).map(Unknown::toString).orElse("");
    }
}
