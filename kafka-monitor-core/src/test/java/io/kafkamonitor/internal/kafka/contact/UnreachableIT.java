package io.kafkamonitor.internal.kafka.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.Collected;
import io.kafkamonitor.internal.kafka.brokers.ClusterCollector;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.kafka.ClusterMetrics;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.localcluster.SelfSignedKeyStore;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import io.kafkamonitor.rules.recommended.ClusterUnreachable;
import io.kafkamonitor.testing.TestSnapshots;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ways in which people give an address that is wrong, on a real broker with one listener of which the advertised
 * address leads nowhere and one with TLS; at last the broker is killed.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnreachableIT {

    private static final String PASSWORD = "changeit";
    private static final String TLS = "listener.name.tls.ssl.";

    private static LocalCluster cluster;

    @BeforeAll
    static void start(@TempDir Path directory) {
        Path keys = SelfSignedKeyStore.create(directory.resolve("keys.p12"), PASSWORD);
        cluster = LocalCluster.builder()
                .brokers(1)
                .listener("LOST", "PLAINTEXT")
                .advertised("LOST", "127.0.0.1:1")
                .listener("TLS", "SSL")
                .setting(TLS + "keystore.location", keys.toString())
                .setting(TLS + "keystore.type", "PKCS12")
                .setting(TLS + "keystore.password", PASSWORD)
                .setting(TLS + "key.password", PASSWORD)
                .build()
                .start();
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    private static Collected collect(Map<String, Object> properties) throws Exception {
        try (KafkaGateway gateway = KafkaGateway.connecting(properties)) {
            return Collected.by(new ClusterCollector(gateway));
        }
    }

    private static Collected collect(String address) throws Exception {
        return collect(Map.of("bootstrap.servers", address));
    }

    private static Collected collectOverTls(String address) throws Exception {
        return collect(Map.of("bootstrap.servers", address, "security.protocol", "SSL"));
    }

    private static String sentence(Collected collected) {
        var snapshot = TestSnapshots.builder();
        collected
                .sink()
                .values()
                .forEach((metric, values) -> values.forEach((labels, value) -> snapshot.value(metric, labels, value)));
        Finding finding = new ClusterUnreachable()
                .evaluate(Evaluation.of(snapshot.build()))
                .iterator()
                .next();
        assertThat(finding.outcome()).isEqualTo(Outcome.BREACHED);
        return finding.summary();
    }

    @Test
    @Order(1)
    void aBrokerThatAnswersIsReached() throws Exception {
        Collected cluster = collect(UnreachableIT.cluster.bootstrapServers());

        assertThat(cluster.value(ClusterMetrics.REACHABLE)).isEqualTo(1.0);
        assertThat(cluster.sink().values()).containsOnlyKeys(ClusterMetrics.REACHABLE);
    }

    @Test
    @Order(1)
    void namesTheAdvertisedAddressThatLeadsNowhere() throws Exception {
        String lost = cluster.listenerAddress(1, "LOST");

        assertThat(sentence(collect(lost)))
                .startsWith("The cluster cannot be reached: " + lost + " answers as a Kafka broker and names"
                        + " (advertised.listeners) 127.0.0.1:1, which refuses the connection");
    }

    @Test
    @Order(1)
    void tellsAControllersListenerFromABrokers() throws Exception {
        String controller = cluster.controllerAddress(1);

        assertThat(sentence(collect(controller)))
                .isEqualTo("The cluster cannot be reached: " + controller
                        + " is the listener of a controller; give the address of a broker");
    }

    @Test
    @Order(1)
    void saysThatTlsIsSpokenToAPlainListener() throws Exception {
        String plain = cluster.bootstrapServers();

        assertThat(sentence(collectOverTls(plain)))
                .isEqualTo("The cluster cannot be reached: " + plain
                        + " speaks Kafka without TLS, and security.protocol of the client asks for TLS");
    }

    @Test
    @Order(1)
    void saysThatAPlainClientSpeaksToATlsListener() throws Exception {
        String tls = cluster.listenerAddress(1, "TLS");

        assertThat(sentence(collect(tls)))
                .isEqualTo("The cluster cannot be reached: " + tls
                        + " speaks TLS, and security.protocol of the client does not ask for it");
    }

    @Test
    @Order(1)
    void doesNotBlameTlsOnAClientOfTheHostOfWhichItKnowsNothing() throws Exception {
        String tls = cluster.listenerAddress(1, "TLS");

        assertThat(new AddressProbe("").ask(List.of(HostAndPort.parse(tls)), Duration.ofSeconds(10)))
                .containsExactly(AddressAnswer.broker(tls, "speaks TLS"));
    }

    @Test
    @Order(1)
    void leavesItToTheClientToSayWhatIsWrongWithACertificate() throws Exception {
        String tls = cluster.listenerAddress(1, "TLS");

        assertThat(sentence(collectOverTls(tls)))
                .startsWith("The cluster cannot be reached: " + tls
                        + " answers as a Kafka broker over TLS; to the client: ");
    }

    @Test
    @Order(1)
    void saysOfEachAddressWhatItAnswers() throws Exception {
        String servers = "127.0.0.1:1,nowhere.invalid:9092," + cluster.controllerAddress(1);

        assertThat(sentence(collect(servers)))
                .contains(
                        "127.0.0.1:1 refuses the connection; nowhere.invalid:9092 ",
                        " is the listener of a controller");
    }

    @Test
    @Order(1)
    void findsNothingYetWhereTheClientMayJustHaveBegunWithASilentAddress() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                KafkaGateway gateway = KafkaGateway.connecting(Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + silent.getLocalPort() + "," + cluster.listenerAddress(1, "LOST")))) {
            var collector = new ClusterCollector(gateway);

            assertThat(Collected.by(collector).unknown(ClusterMetrics.REACHABLE))
                    .isNotNull();
            assertThat(Collected.by(collector).unknown(ClusterMetrics.REACHABLE))
                    .isNotNull();
            assertThat(Collected.by(collector).value(ClusterMetrics.REACHABLE)).isZero();
        }
    }

    @Test
    @Order(2)
    void knowsOfAClientOfTheHostWhereTheBrokersWereLast() throws Exception {
        String address = cluster.bootstrapServers();
        var properties = new HashMap<String, Object>(Map.of("bootstrap.servers", address));
        try (Admin admin = Admin.create(properties);
                KafkaGateway gateway = KafkaGateway.using(admin)) {
            var collector = new ClusterCollector(gateway);
            assertThat(Collected.by(collector).value(ClusterMetrics.REACHABLE)).isEqualTo(1.0);

            cluster.kill(1);

            assertThat(sentence(Collected.by(collector)))
                    .isEqualTo("The cluster cannot be reached: " + address + " refuses the connection");
        }
    }

    @Test
    @Order(3)
    void saysWhatAClientOfTheHostSaysThatNeverReachedABroker() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
                KafkaGateway gateway = KafkaGateway.using(admin)) {
            Collected collected = Collected.by(new ClusterCollector(gateway));

            assertThat(collected.value(ClusterMetrics.REACHABLE)).isZero();
            assertThat(collected.sink().values().get(ClusterMetrics.ADDRESS).keySet())
                    .extracting((Labels labels) -> labels.value("address"))
                    .containsExactly("not known");
        }
    }
}
