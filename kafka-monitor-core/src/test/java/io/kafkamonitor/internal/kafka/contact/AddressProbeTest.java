package io.kafkamonitor.internal.kafka.contact;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.kafka.contact.AddressAnswer.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What answers that is no Kafka; what Kafka answers is asked of real brokers. */
class AddressProbeTest {

    /** Long enough for a busy machine; only silence takes a part of it. */
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private static AddressAnswer ask(String address) throws InterruptedException {
        return ask(address, "PLAINTEXT");
    }

    private static AddressAnswer ask(String address, String protocol) throws InterruptedException {
        return new AddressProbe(protocol)
                .ask(List.of(HostAndPort.parse(address)), LIMIT)
                .get(0);
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static String address(ServerSocket server) {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Answers every connection with a text, and ends it. */
    private static void answer(ServerSocket server, String text) {
        var thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream().write(text.getBytes(US_ASCII));
                    socket.shutdownOutput();
                    // or what was not read would end the connection before the answer is read
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // the client or the test has closed it
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void saysThatAConnectionIsRefused() throws Exception {
        String address;
        try (ServerSocket closedSoon = listen()) {
            address = address(closedSoon);
        }

        assertThat(ask(address)).isEqualTo(AddressAnswer.other(address, "refuses the connection"));
        assertThat(ask(address, "SASL_SSL")).isEqualTo(AddressAnswer.other(address, "refuses the connection"));
    }

    @Test
    void saysThatAHostIsNotKnown() throws Exception {
        assertThat(ask("nowhere.invalid:9092").text())
                .isIn("is no known host", "gives no answer, or its name is not found in time");
    }

    @Test
    void saysThatSomebodyTakesTheConnectionAndSaysNothing() throws Exception {
        try (ServerSocket silent = listen()) {
            assertThat(ask(address(silent)).kind()).isEqualTo(Kind.SILENCE);
            assertThat(ask(address(silent), "SSL").kind()).isEqualTo(Kind.SILENCE);
        }
    }

    @Test
    void saysThatSomethingElseAnswers() throws Exception {
        try (ServerSocket web = listen()) {
            answer(web, "HTTP/1.1 400 Bad Request\r\n\r\n");

            assertThat(ask(address(web)).text()).isEqualTo("does not speak Kafka's protocol");
        }
    }

    @Test
    void saysThatTheConnectionIsClosed() throws Exception {
        try (ServerSocket rude = listen()) {
            answer(rude, "");

            assertThat(ask(address(rude)).text()).isEqualTo("closes the connection");
        }
    }

    @Test
    void asksAFewAddressesOnlyAndInTheirOrder() throws Exception {
        var addresses = IntStream.rangeClosed(1, 50)
                .mapToObj(port -> new HostAndPort("127.0.0.1", port))
                .toList();

        assertThat(new AddressProbe("PLAINTEXT").ask(addresses, LIMIT))
                .extracting(AddressAnswer::address)
                .hasSize(AddressProbe.MOST_ADDRESSES)
                .startsWith("127.0.0.1:1", "127.0.0.1:2");
    }

    @Test
    void readsAddressesAsAClientDoes() {
        assertThat(HostAndPort.parse("broker-1:9092")).isEqualTo(new HostAndPort("broker-1", 9092));
        assertThat(HostAndPort.parse("SASL_SSL://broker-1:9092")).isEqualTo(new HostAndPort("broker-1", 9092));
        assertThat(HostAndPort.parse("[::1]:9092")).isEqualTo(new HostAndPort("::1", 9092));
        assertThat(HostAndPort.parse("[::1]:9092")).hasToString("[::1]:9092");
    }
}
