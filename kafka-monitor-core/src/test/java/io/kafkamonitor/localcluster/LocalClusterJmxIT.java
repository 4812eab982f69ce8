package io.kafkamonitor.localcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts brokers whose JMX ports are protected. */
class LocalClusterJmxIT {

    private static final String PASSWORD = "correct-horse";

    @TempDir
    private Path directory;

    @Test
    void authenticatedJmxOpensForTheRightLoginAlone() throws Exception {
        try (LocalCluster cluster = LocalCluster.builder()
                .brokers(1)
                .authenticatedJmx("monitor", PASSWORD)
                .build()
                .start()) {
            int port = cluster.jmxPort(1);

            assertThat(BrokerJmx.brokerState(port, login(PASSWORD))).isPositive();
            assertThatThrownBy(() -> BrokerJmx.brokerState(port, login("wrong")))
                    .isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> BrokerJmx.brokerState(port, Map.of())).isInstanceOf(SecurityException.class);
        }
    }

    @Test
    void secretsAreNeitherInTheCommandLineNorReadableForOthers() throws Exception {
        JmxAccess access = JmxAccess.OPEN
                .with(new JmxAccess.Login("monitor", PASSWORD))
                .with(new JmxAccess.KeyStoreFile(directory.resolve("keys.p12"), PASSWORD));

        assertThat(access.options(directory, 1)).noneMatch(option -> option.contains(PASSWORD));
        assertThat(access.toString()).doesNotContain(PASSWORD);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.toList()).hasSize(3).allMatch(LocalClusterJmxIT::isPrivate);
        }
    }

    @Test
    void jmxSpeaksTlsWithTheGivenCertificate() throws Exception {
        Path keyStore = SelfSignedKeyStore.create(directory.resolve("keys.p12"), PASSWORD);

        try (LocalCluster cluster = LocalCluster.builder()
                        .brokers(1)
                        .jmxTls(keyStore, PASSWORD)
                        .build()
                        .start();
                SSLSocket socket = connect(cluster.jmxPort(1), keyStore)) {
            socket.startHandshake();

            assertThat(socket.getSession().getPeerPrincipal()).hasToString("CN=localhost");
        }
    }

    private static Map<String, ?> login(String password) {
        return Map.of(JMXConnector.CREDENTIALS, new String[] {"monitor", password});
    }

    private static boolean isPrivate(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .equals("rw-------");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SSLSocket connect(int port, Path trustStore) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(trustStore.toFile(), PASSWORD.toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    }
}
