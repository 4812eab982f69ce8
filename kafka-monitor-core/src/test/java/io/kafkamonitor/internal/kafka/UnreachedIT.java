package io.kafkamonitor.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.localcluster.CertificateAuthority;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.localcluster.LocalClusterBuilder;
import io.kafkamonitor.time.TimeSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people read when a monitor cannot reach its cluster: one sentence, with the address and what it answered. Has a
 * broker of its own, with a listener for each way to miss it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnreachedIT {

    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required ";

    private Path directory;
    private CertificateAuthority authority;
    private Path trustInOthers;
    private LocalCluster cluster;
    private ServerSocket silent;

    @BeforeAll
    void start(@TempDir Path stores, @TempDir Path others) throws Exception {
        directory = stores;
        authority = CertificateAuthority.in(directory);
        trustInOthers = CertificateAuthority.in(others).trust();
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        LocalClusterBuilder builder = LocalCluster.builder().brokers(1);
        listener(builder, "good", "SSL", authority.good());
        listener(builder, "expired", "SSL", authority.expired());
        listener(builder, "elsewhere", "SSL", authority.otherHost());
        listener(builder, "mutual", "SSL", directory.resolve("good.p12"))
                .setting("listener.name.mutual.ssl.client.auth", "required")
                .setting(
                        "listener.name.mutual.ssl.truststore.location",
                        authority.trust().toString())
                .setting("listener.name.mutual.ssl.truststore.password", CertificateAuthority.PASSWORD);
        login(builder.listener("LOGIN", "SASL_PLAINTEXT"), "login");
        login(listener(builder, "loginoverssl", "SASL_SSL", directory.resolve("good.p12")), "loginoverssl");
        cluster = builder.build().start();
    }

    private static LocalClusterBuilder listener(LocalClusterBuilder builder, String name, String protocol, Path store) {
        String prefix = "listener.name." + name + ".ssl.keystore.";
        return builder.listener(name.toUpperCase(Locale.ROOT), protocol)
                .setting(prefix + "location", store.toString())
                .setting(prefix + "password", CertificateAuthority.PASSWORD)
                .setting("listener.name." + name + ".ssl.key.password", CertificateAuthority.PASSWORD);
    }

    private static void login(LocalClusterBuilder builder, String name) {
        builder.setting("listener.name." + name + ".sasl.enabled.mechanisms", "PLAIN")
                .setting("listener.name." + name + ".plain.sasl.jaas.config", PLAIN + "user_monitor=\"s3cret\";");
    }

    @AfterAll
    void close() throws Exception {
        cluster.close();
        silent.close();
    }

    Stream<Arguments> misses() {
        return Stream.of(
                miss("an expired certificate", "EXPIRED", tls(), "to the client: its certificate expired on "),
                miss(
                        "a certificate for another host",
                        "ELSEWHERE",
                        tls(),
                        "to the client: its certificate is for another name: No subject alternative names matching IP"
                                + " address 127.0.0.1 found"),
                miss(
                        "an unknown authority",
                        "GOOD",
                        with(tls(), "ssl.truststore.location", trustInOthers.toString()),
                        "to the client: its certificate is not signed by an authority in ssl.truststore.location"),
                miss(
                        "no certificate of the client",
                        "MUTUAL",
                        tls(),
                        "to the client: it refuses the TLS handshake: ",
                        "ssl.keystore.location"),
                miss("TLS to a plain port", "PLAINTEXT", tls(), "speaks Kafka without TLS"),
                miss("plain to a TLS port", "GOOD", Map.of(), "speaks TLS, and security.protocol"),
                miss("a login to a TLS port", "GOOD", plain("s3cret"), "speaks TLS, and security.protocol"),
                miss(
                        "a login to a plain port",
                        "PLAINTEXT",
                        plain("s3cret"),
                        "to the client: it wants no login: give SSL or PLAINTEXT as security.protocol"),
                miss("no login where one is wanted", "LOGIN", Map.of(), "wants a login"),
                miss("TLS without the login that is wanted", "LOGINOVERSSL", tls(), "wants a login"),
                miss("a login without the TLS that is wanted", "LOGINOVERSSL", plain("s3cret"), "speaks TLS"),
                miss(
                        "a wrong password",
                        "LOGIN",
                        plain("wr0ng"),
                        "to the client: it refuses the login: Authentication failed: Invalid username or password"),
                miss(
                        "a mechanism that is not offered",
                        "LOGIN",
                        with(
                                plain("s3cret"),
                                "sasl.mechanism",
                                "SCRAM-SHA-256",
                                "sasl.jaas.config",
                                jaas(SCRAM, "s3cret")),
                        "to the client: it does not offer the sasl.mechanism",
                        "SCRAM-SHA-256",
                        "PLAIN"),
                Arguments.of(
                        "the listener of a controller",
                        (Supplier<String>) () -> cluster.controllerAddress(1),
                        Map.of(),
                        List.of("is the listener of a controller; give the address of a broker")),
                Arguments.of(
                        "a host that refuses",
                        (Supplier<String>) () -> "127.0.0.1:1",
                        Map.of(),
                        List.of("127.0.0.1:1 refuses the connection")),
                Arguments.of(
                        "a host that is silent",
                        (Supplier<String>) () -> "127.0.0.1:" + silent.getLocalPort(),
                        Map.of(),
                        List.of("takes the connection and says nothing")),
                Arguments.of(
                        "a host that is not known",
                        (Supplier<String>) () -> "nowhere.invalid:9092",
                        Map.of(),
                        List.of("nowhere.invalid:9092 ")));
    }

    private Arguments miss(String what, String listener, Map<String, String> settings, String... said) {
        Supplier<String> address =
                () -> listener.equals("PLAINTEXT") ? cluster.bootstrapServers() : cluster.listenerAddress(1, listener);
        return Arguments.of(what, address, settings, List.of(said));
    }

    private Map<String, String> tls() {
        return Map.of(
                "security.protocol",
                "SSL",
                "ssl.truststore.location",
                authority.trust().toString(),
                "ssl.truststore.password",
                CertificateAuthority.PASSWORD);
    }

    private static Map<String, String> plain(String password) {
        return Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", jaas(PLAIN, password));
    }

    private static String jaas(String module, String password) {
        return module + "username=\"monitor\" password=\"" + password + "\";";
    }

    private static Map<String, String> with(Map<String, String> settings, String... more) {
        var all = new HashMap<>(settings);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misses")
    void saysWithTheAddressWhatItAnswered(
            String what, Supplier<String> address, Map<String, String> settings, List<String> said) {
        try (KafkaGateway gateway = KafkaGateway.connecting(with(settings, "bootstrap.servers", address.get()))) {
            for (int pass = 0; pass < 2; pass++) {
                var failure = catchThrowableOfType(ClusterReadException.class, () -> gateway.liveBrokers(aPass()));

                assertThat(failure)
                        .as(what)
                        .hasMessageContaining(address.get())
                        .satisfies(thrown -> assertThat(thrown.getMessage()).contains(said));
                assertThat(failure.getMessage()).as(what).doesNotContain("s3cret", "wr0ng");
            }
        }
    }

    @Test
    void isReachedWhereEverythingFits() throws Exception {
        try (KafkaGateway overTls =
                        KafkaGateway.connecting(with(tls(), "bootstrap.servers", cluster.listenerAddress(1, "GOOD")));
                KafkaGateway withLogin = KafkaGateway.connecting(
                        with(plain("s3cret"), "bootstrap.servers", cluster.listenerAddress(1, "LOGIN")))) {
            for (KafkaGateway gateway : Set.of(overTls, withLogin)) {
                assertThat(gateway.liveBrokers(aPass())).hasSize(1);
            }
        }
    }

    private static CollectContext aPass() {
        return CollectContext.startingNow(TimeSource.system(), Duration.ofSeconds(20));
    }
}
