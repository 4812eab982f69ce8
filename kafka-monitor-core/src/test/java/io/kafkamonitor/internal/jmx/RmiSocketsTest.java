package io.kafkamonitor.internal.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.localcluster.SelfSignedKeyStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RmiSocketsTest {

    private static final String PASSWORD = "battery-staple";

    @TempDir
    private Path directory;

    @Test
    void anAnswerThatDoesNotComeIsGivenUp() throws Exception {
        try (var server = new SilentServer();
                var sockets = new RmiSockets("127.0.0.1", Duration.ofMillis(50));
                Socket socket = sockets.factory(Optional.empty()).createSocket("elsewhere.invalid", server.port())) {
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void closingThrowsOutWhoeverWaits() throws Exception {
        var sockets = new RmiSockets("127.0.0.1", Duration.ofMinutes(5));
        try (var server = new SilentServer();
                Socket socket = sockets.factory(Optional.empty()).createSocket("127.0.0.1", server.port())) {
            CompletableFuture<Throwable> thrown = CompletableFuture.supplyAsync(() -> {
                try {
                    return new AssertionError("read " + socket.getInputStream().read());
                } catch (IOException e) {
                    return e;
                }
            });

            sockets.close();

            assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void makesNoSocketsAfterClosing() throws Exception {
        try (var server = new SilentServer()) {
            var sockets = new RmiSockets("127.0.0.1", Duration.ofSeconds(5));
            sockets.close();

            assertThatThrownBy(() -> sockets.factory(Optional.empty()).createSocket("127.0.0.1", server.port()))
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void aCertificateIsAcceptedForItsOwnHostOnly() throws Exception {
        SSLContext context = contextOf(SelfSignedKeyStore.create(directory.resolve("keys.p12"), PASSWORD));

        assertThat(peerAt("127.0.0.1", context)).isEqualTo("CN=localhost");
        assertThatThrownBy(() -> peerAt("127.0.0.2", context))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("127.0.0.2");
    }

    private static String peerAt(String host, SSLContext context) throws Exception {
        try (var server = (SSLServerSocket)
                        context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName(host));
                var sockets = new RmiSockets(host, Duration.ofSeconds(5))) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> shakeHands(server));
            try (Socket socket = sockets.factory(Optional.of(() -> context))
                    .createSocket("elsewhere.invalid", server.getLocalPort())) {
                served.get(10, TimeUnit.SECONDS);
                return ((SSLSocket) socket).getSession().getPeerPrincipal().getName();
            }
        }
    }

    private static void shakeHands(SSLServerSocket server) {
        try (var socket = (SSLSocket) server.accept()) {
            socket.startHandshake();
        } catch (IOException e) {
            // the client hangs up when it does not like the certificate
        }
    }

    private static SSLContext contextOf(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
