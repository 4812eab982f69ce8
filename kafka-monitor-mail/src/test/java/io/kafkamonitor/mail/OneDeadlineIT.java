package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.LocalMailServer;
import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** An attempt ends in time, whatever in it does not; needs the loopback interface only. */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD) // for reading a socket is not interrupted
class OneDeadlineIT {

    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void release() {
        never.countDown();
    }

    private IllegalStateException hang() {
        while (never.getCount() > 0) {
            try {
                never.await();
            } catch (InterruptedException e) {
                // as code that does not care
            }
        }
        return new IllegalStateException("the test is over");
    }

    private char[] hangingPassword() {
        throw hang();
    }

    private static SmtpNotifierBuilder to(int port) {
        return SmtpNotifier.builder("localhost")
                .port(port)
                .from("kafka@example.com")
                .to("ops@example.com")
                .heloName("monitor.example.com");
    }

    private static SmtpNotifierBuilder inClear(ScriptedSmtpServer server) {
        return to(server.port()).security(SmtpSecurity.NONE);
    }

    private static Delivery deliver(SmtpNotifierBuilder builder) throws Exception {
        try (SmtpNotifier notifier = builder.build()) {
            return notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));
        }
    }

    @Test
    void endsThoughThePasswordSupplierDoesNotReturn() throws Exception {
        try (var server = ScriptedSmtpServer.clear()) {

            Delivery delivery = deliver(
                    to(server.port()).login("monitor", this::hangingPassword).sendDeadline(Duration.ofSeconds(1)));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail())
                    .contains("asking for the password")
                    .contains("gave up after 1 s")
                    .startsWith("Nothing was sent");
            assertThat(server.commands()).isEmpty();
        }
    }

    @Test
    void endsThoughTheNameServiceDoesNotReturn() throws Exception {
        try (var server = ScriptedSmtpServer.clear()) {

            Delivery delivery = deliver(inClear(server)
                    .names(host -> {
                        throw hang();
                    })
                    .sendDeadline(Duration.ofSeconds(1)));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail()).contains("looking up the address").contains("gave up after 1 s");
        }
    }

    @Test
    void leavesOnlyAFewThreadsBehind() throws Exception {
        try (var server = ScriptedSmtpServer.clear();
                SmtpNotifier notifier = to(server.port())
                        .login("monitor", this::hangingPassword)
                        .sendDeadline(Duration.ofMillis(100))
                        .build()) {
            for (int i = 0; i < AttemptThreads.MOST_LEFT_BEHIND; i++) {
                notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));
            }

            Delivery delivery = notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));

            assertThat(delivery.result()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail()).contains("3 earlier attempts");
        }
    }

    @Test
    void givesAllTriesOfAnAttemptOneDeadline() throws Exception {
        try (var server = ScriptedSmtpServer.clear()) {
            server.answer(".", "554 5.7.1 Looks like spam").answer("GREETING", "220 Hello", ScriptedSmtpServer.HANG);

            Delivery delivery = deliver(inClear(server).sendDeadline(Duration.ofSeconds(3)));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail()).contains("gave up after 3 s");
        }
    }

    @Test
    void doesNotKnowOnlyIfTheLastTryHadSentTheWholeMail() throws Exception {
        try (var server = ScriptedSmtpServer.clear()) {
            server.answer(".", "554 5.7.1 Looks like spam", ScriptedSmtpServer.HANG);

            Delivery delivery = deliver(inClear(server).sendDeadline(Duration.ofSeconds(5)));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.AMBIGUOUS);
        }
    }

    @Test
    void endsAtOnceWhenItIsInterruptedAndLeavesTheFlagSet() throws Exception {
        try (var server = ScriptedSmtpServer.clear();
                SmtpNotifier notifier = inClear(server).build()) {
            server.answer("MAIL", ScriptedSmtpServer.HANG);

            Thread.currentThread().interrupt();
            Delivery delivery = notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail()).contains("interrupted");
        }
    }

    @Test
    void endsWhenItIsClosedAndSendsNothingAfterwards() throws Exception {
        var asked = new CyclicBarrier(2);
        try (var server = ScriptedSmtpServer.clear()) {
            SmtpNotifier notifier = inClear(server)
                    .names(host -> {
                        await(asked);
                        await(asked);
                        return addresses("127.0.0.1");
                    })
                    .build();
            var sending = new FutureTask<>(
                    () -> notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience())));
            new Thread(sending).start();
            await(asked);
            notifier.close();
            await(asked);

            Delivery delivery = sending.get();

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail()).contains("the notifier was closed");
            assertThat(server.commands()).isEmpty();
        }
    }

    @Test
    void endsWhenItIsClosedThoughThePasswordSupplierDoesNotReturn() throws Exception {
        var asked = new CyclicBarrier(2);
        try (var server = ScriptedSmtpServer.clear()) {
            SmtpNotifier notifier = to(server.port())
                    .login("monitor", () -> {
                        await(asked);
                        return hangingPassword();
                    })
                    .sendDeadline(Duration.ofMinutes(5))
                    .build();
            var sending = new FutureTask<>(
                    () -> notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience())));
            new Thread(sending).start();
            await(asked);
            notifier.close();

            Delivery delivery = sending.get(2, TimeUnit.MINUTES);

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail()).contains("the notifier was closed");
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void reachesAServerByItsSecondAddressIfTheFirstRefuses() throws Exception {
        try (LocalMailServer server = LocalMailServer.builder().start()) {

            Delivery delivery = deliver(to(server.port())
                    .sslContext(server.sslContext())
                    .names(host -> addresses("127.0.0.2", "127.0.0.1")));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        }
    }

    @Test
    void reachesAServerByItsSecondAddressIfTheFirstIsABlackHole() throws Exception {
        try (LocalMailServer server = LocalMailServer.builder().start();
                var hole = new BlackHole("127.0.0.3", server.port())) {

            Delivery delivery = deliver(to(server.port())
                    .sslContext(server.sslContext())
                    .connectTimeout(Duration.ofSeconds(4))
                    .names(host -> addresses("127.0.0.3", "127.0.0.1")));

            assertThat(hole.isDark()).isTrue();
            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        }
    }

    @Test
    void comesBackToTheSecondAddressIfTheFirstTakesTheConnectionAndSaysNothing() throws Exception {
        try (LocalMailServer server = LocalMailServer.builder().start();
                var frozen = new ServerSocket(server.port(), 5, InetAddress.getByName("127.0.0.4"));
                SmtpNotifier notifier = to(server.port())
                        .sslContext(server.sslContext())
                        .readTimeout(Duration.ofSeconds(2))
                        .names(host -> addresses("127.0.0.4", "127.0.0.1"))
                        .build()) {

            Delivery first = notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));
            Delivery second = notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));

            assertThat(frozen.isBound()).isTrue();
            assertThat(first.result()).as(first.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(second.result()).as(second.toString()).isNotEqualTo(Result.TRANSIENT);
        }
    }

    @Test
    void saysWhatItTriedAndWhatItFoundIfNoAddressAnswers() throws Exception {
        try (var hole = new BlackHole("127.0.0.3", closedPort())) {

            Delivery delivery = deliver(to(hole.port())
                    .connectTimeout(Duration.ofSeconds(2))
                    .names(host -> addresses("127.0.0.3", "127.0.0.1")));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail())
                    .contains("localhost:" + hole.port() + " cannot be reached")
                    .contains("127.0.0.3 gave no answer within")
                    .contains("firewall")
                    .contains("127.0.0.1 refused the connection");
        }
    }

    private static int closedPort() throws IOException {
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closed.getLocalPort();
        }
    }

    private static List<InetAddress> addresses(String... digits) {
        var addresses = new ArrayList<InetAddress>();
        for (String each : digits) {
            try {
                addresses.add(InetAddress.getByName(each));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return addresses;
    }

    /** A port that answers to nobody, as behind a firewall: the queue of its connections is full. */
    private static final class BlackHole implements AutoCloseable {

        private final ServerSocket listener;
        private final List<Socket> queue = new ArrayList<>();

        BlackHole(String address, int port) throws IOException {
            listener = new ServerSocket(port, 1, InetAddress.getByName(address));
            while (!isDark() && queue.size() < 20) {}
        }

        int port() {
            return listener.getLocalPort();
        }

        boolean isDark() throws IOException {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(listener.getInetAddress(), port()), 300);
                queue.add(socket);
                return false;
            } catch (SocketTimeoutException e) {
                socket.close();
                return true;
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : queue) {
                socket.close();
            }
            listener.close();
        }
    }
}
