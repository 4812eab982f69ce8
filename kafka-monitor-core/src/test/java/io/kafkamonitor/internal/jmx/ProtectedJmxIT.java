package io.kafkamonitor.internal.jmx;

import static io.kafkamonitor.metric.UnknownReason.NOT_AUTHORIZED;
import static io.kafkamonitor.metric.UnknownReason.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.localcluster.SelfSignedKeyStore;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.testing.RecordingSampleSink;
import io.kafkamonitor.time.TimeSource;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads a broker whose JMX port asks for a login and speaks TLS with a certificate that this JVM does not trust. Needs
 * a cluster of its own.
 */
class ProtectedJmxIT {

    private static final String STORE_PASSWORD = "battery-staple";
    private static final String PASSWORD = "correct-horse";

    @TempDir
    private static Path directory;

    private static Path keyStore;
    private static LocalCluster cluster;

    @BeforeAll
    static void startCluster() {
        keyStore = SelfSignedKeyStore.create(directory.resolve("keys.p12"), STORE_PASSWORD);
        cluster = LocalCluster.builder()
                .brokers(1)
                .authenticatedJmx("monitor", PASSWORD)
                .jmxTls(keyStore, STORE_PASSWORD)
                .build()
                .start();
    }

    @AfterAll
    static void closeCluster() {
        cluster.close();
    }

    @Test
    void aContextThatTrustsTheBrokerAndTheRightLoginReadIt() throws Exception {
        SSLContext before = SSLContext.getDefault();

        RecordingSampleSink sink = collect(endpoints().tls(trusting(keyStore)).credentials("monitor", () -> PASSWORD));

        assertThat(sink.value(JmxMetrics.JMX_UP, labels())).hasValue(1);
        assertThat(sink.value(JmxMetrics.HEAP_MAX, labels())).isPresent();
        assertThat(SSLContext.getDefault()).isSameAs(before);
    }

    @Test
    void theConnectionStaysUsableFromPassToPass() throws Exception {
        JmxEndpoints endpoints = endpoints().tls(trusting(keyStore)).credentials("monitor", () -> PASSWORD);
        try (MetricCollector collector = collector(endpoints)) {
            for (int pass = 0; pass < 3; pass++) {
                System.gc(); // a stub that nobody keeps would now be given back to the broker

                assertThat(collect(collector).value(JmxMetrics.JMX_UP, labels()))
                        .hasValue(1);
            }
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        RecordingSampleSink sink = collect(endpoints().tls(trusting(keyStore)).credentials("monitor", () -> "wrong"));

        assertThat(sink.value(JmxMetrics.JMX_UP, labels())).hasValue(0);
        assertThat(why(sink).reason()).isEqualTo(NOT_AUTHORIZED);
        assertThat(why(sink).detail()).contains("refuses the login of 'monitor'");
    }

    @Test
    void aLoginThatNobodyGaveIsAskedFor() throws Exception {
        RecordingSampleSink sink = collect(endpoints().tls(trusting(keyStore)));

        assertThat(why(sink).reason()).isEqualTo(NOT_AUTHORIZED);
        assertThat(why(sink).detail()).contains("asks for a login");
    }

    @Test
    void theDefaultContextDoesNotTrustTheBroker() throws Exception {
        RecordingSampleSink sink = collect(endpoints().tls().credentials("monitor", () -> PASSWORD));

        assertThat(why(sink).reason()).isEqualTo(UNREACHABLE);
        assertThat(why(sink).detail()).contains("certification path");
    }

    @Test
    void withoutTlsTheBrokerIsNotRead() throws Exception {
        RecordingSampleSink sink = collect(endpoints().credentials("monitor", () -> PASSWORD));

        assertThat(sink.value(JmxMetrics.JMX_UP, labels())).hasValue(0);
        assertThat(why(sink).detail()).contains("call tls()");
    }

    @Test
    void aRegistryWithoutTlsBeforeAConnectorWithTlsIsReadWhenThatIsSaid() throws Exception {
        try (LocalCluster half = LocalCluster.builder()
                .brokers(1)
                .authenticatedJmx("monitor", PASSWORD)
                .jmxTls(keyStore, STORE_PASSWORD)
                .jvmOption("-Dcom.sun.management.jmxremote.registry.ssl=false")
                .jvmOption("-Dcom.sun.management.jmxremote.rmi.port=0")
                .build()
                .start()) {
            JmxEndpoints endpoints = endpoints(half).credentials("monitor", () -> PASSWORD);

            RecordingSampleSink said = collect(endpoints.tls(trusting(keyStore)).plainRegistry());
            RecordingSampleSink notSaid = collect(endpoints.tls(trusting(keyStore)));
            RecordingSampleSink withoutTls = collect(endpoints);

            assertThat(said.value(JmxMetrics.JMX_UP, labels())).hasValue(1);
            assertThat(why(notSaid).detail()).contains("call plainRegistry()");
            assertThat(why(withoutTls).detail()).contains("call tls()");
        }
    }

    private static JmxEndpoints endpoints() {
        return endpoints(cluster);
    }

    private static JmxEndpoints endpoints(LocalCluster brokers) {
        return JmxEndpoints.of(Map.of(1, "127.0.0.1:" + brokers.jmxPort(1)));
    }

    private static RecordingSampleSink collect(JmxEndpoints endpoints) throws Exception {
        try (MetricCollector collector = collector(endpoints)) {
            return collect(collector);
        }
    }

    private static MetricCollector collector(JmxEndpoints endpoints) {
        return JmxCollectors.brokerLoad(endpoints, context -> List.of(new BrokerAddress(1, "127.0.0.1")), "it");
    }

    private static RecordingSampleSink collect(MetricCollector collector) throws Exception {
        RecordingSampleSink sink = RecordingSampleSink.forMetrics(collector.metrics());
        collector.collect(CollectContext.startingNow(TimeSource.system(), Duration.ofSeconds(10)), sink);
        return sink;
    }

    private static Unknown why(RecordingSampleSink sink) {
        return sink.unknowns(JmxMetrics.HEAP_MAX).get(labels());
    }

    private static Labels labels() {
        return Labels.of("broker", "1");
    }

    private static SSLContext trusting(Path store) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
