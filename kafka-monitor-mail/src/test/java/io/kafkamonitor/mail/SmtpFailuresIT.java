package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.localmail.TestCertificates;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Meets servers that misbehave, on the loopback interface. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // for reading a socket is not interrupted
class SmtpFailuresIT {

    @AutoClose
    private static final TestCertificates certificates = TestCertificates.create();

    private ScriptedSmtpServer server;

    @BeforeEach
    void startServer() {
        server = ScriptedSmtpServer.clear();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private static SmtpNotifierBuilder to(int port) {
        return SmtpNotifier.builder("localhost")
                .port(port)
                .from("kafka@example.com")
                .to("ops@example.com")
                .heloName("monitor.example.com")
                .readTimeout(Duration.ofMillis(500))
                .sendDeadline(Duration.ofSeconds(20));
    }

    private SmtpNotifierBuilder inClear() {
        return to(server.port()).security(SmtpSecurity.NONE);
    }

    private static Delivery deliver(SmtpNotifierBuilder builder) throws Exception {
        try (SmtpNotifier notifier = builder.build()) {
            return notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));
        }
    }

    @Test
    void deliversToAServerThatAnswersByTheScript() throws Exception {
        Delivery delivery = deliver(inClear());

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        assertThat(server.commands())
                .startsWith(
                        "EHLO monitor.example.com",
                        "MAIL FROM:<kafka@example.com>",
                        "RCPT TO:<ops@example.com>",
                        "DATA");
    }

    @ParameterizedTest(name = "{0} answered with {1} is {2}")
    @CsvSource({
        "GREETING, 421 Too busy then hang up, TRANSIENT",
        "GREETING, 554 No, TRANSIENT",
        "GREETING, hang up, TRANSIENT",
        "GREETING, hang, TRANSIENT",
        "MAIL, 451 4.3.0 Later, TRANSIENT",
        "MAIL, 550 5.7.1 You may not, PERMANENT",
        "MAIL, 550 5.7.1 You may not then hang up, PERMANENT",
        "MAIL, 530 5.7.0 Authentication required, PERMANENT",
        "MAIL, 552 5.3.4 Too big, REJECTED",
        "MAIL, hang up, TRANSIENT",
        "MAIL, 421 4.3.2 Closing then hang up, TRANSIENT",
        "MAIL, gibberish, TRANSIENT",
        "RCPT, 450 4.7.1 Greylisted, TRANSIENT",
        "RCPT, 550 5.1.1 No such user, PARTIAL",
        "RCPT, 504 5.5.2 need fully-qualified hostname, PERMANENT",
        "RCPT, 552 5.2.2 Mailbox full, TRANSIENT",
        "RCPT, 503 5.5.1 Bad sequence of commands, TRANSIENT",
        "RCPT, 421 4.3.2 Closing then hang up, TRANSIENT",
        "RCPT, gibberish, TRANSIENT",
        "RCPT, hang up, TRANSIENT",
        "DATA, 451 4.3.0 Later, TRANSIENT",
        "DATA, 554 5.5.1 No valid recipients, PERMANENT",
        "DATA, hang, TRANSIENT",
        "., 451 4.3.0 Later, TRANSIENT",
        "., 451 4.3.0 Later then hang up, TRANSIENT",
        "., 552 5.3.4 Too big, REJECTED",
        "., 550 5.7.1 Spam, REJECTED",
        "., 550 5.7.1 Spam then hang up, REJECTED",
        "., 554 5.2.252 SendAsDenied, TRANSIENT",
        "., hang up, AMBIGUOUS",
        "., hang, AMBIGUOUS",
        "., 250 2.0.0 Ok then hang up, DELIVERED",
        "QUIT, hang up, DELIVERED",
        "QUIT, hang, DELIVERED",
    })
    void tellsFailuresApartByPhaseAndAnswer(String verb, String answer, Result expected) throws Exception {
        server.answer(verb, answer);

        Delivery delivery = deliver(inClear());

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(expected);
    }

    @Test
    void leavesItToTheMonitorWhenToComeBackAfterALostAnswer() throws Exception {
        server.answer(".", ScriptedSmtpServer.HANG_UP);

        Delivery delivery = deliver(inClear());

        assertThat(delivery.result()).isEqualTo(Result.AMBIGUOUS);
        assertThat(delivery.retryAfter()).as("left to the monitor").isEmpty();
    }

    @Test
    void comesBackInAMinuteWhenGreylisted() throws Exception {
        server.answer("RCPT", "450 4.7.1 Greylisted");

        Delivery delivery = deliver(inClear());

        assertThat(delivery.retryAfter()).contains(Duration.ofSeconds(60));
    }

    @Test
    void namesTheSettingWhenTheHostNameIsRefused() throws Exception {
        server.answer("EHLO", "504 5.5.2 need fully-qualified hostname").answer("HELO", "504 5.5.2 the same");

        Delivery delivery = deliver(inClear());

        assertThat(delivery.result()).isEqualTo(Result.PERMANENT);
        assertThat(delivery.detail()).contains("heloName");
    }

    @Test
    void endsWhenAServerDripsItsAnswerForEver() throws Exception {
        server.answer("MAIL", ScriptedSmtpServer.DRIP);
        long start = System.nanoTime();

        Delivery delivery = deliver(inClear().sendDeadline(Duration.ofSeconds(1)));

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
        assertThat(delivery.detail()).contains("gave up after 1 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void neverGoesOnInClearWhenStartTlsIsRefused() throws Exception {
        server.answer("EHLO", "250-localhost\n250 STARTTLS").answer("STARTTLS", "502 5.5.1 No");

        Delivery delivery = deliver(to(server.port()));

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PERMANENT);
        assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void waitsForAServerWhoseTlsIsNotReady() throws Exception {
        server.answer("EHLO", "250-localhost\n250 STARTTLS").answer("STARTTLS", "454 4.7.0 TLS not available");

        Delivery delivery = deliver(to(server.port()));

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
        assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void neverGoesOnInClearWhenStartTlsIsNotOffered() throws Exception {
        Delivery delivery = deliver(to(server.port()));

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PERMANENT);
        assertThat(delivery.detail()).contains("STARTTLS");
        assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void givesAHintWhenThePortSpeaksAnotherProtection() throws Exception {
        Delivery delivery = deliver(to(server.port()).security(SmtpSecurity.TLS));

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PERMANENT);
        assertThat(delivery.detail()).contains("465").contains("587");
    }

    @ParameterizedTest(name = "a login answered with {0} is {1}")
    @CsvSource({
        "535 5.7.8 Wrong, PERMANENT",
        "534 5.7.9 Mechanism too weak, PERMANENT",
        "454 4.7.0 Temporary failure, TRANSIENT",
        "421 4.7.0 Closing then hang up, TRANSIENT",
        "hang up, TRANSIENT",
        "hang, TRANSIENT",
        "235 2.7.0 Welcome, DELIVERED",
    })
    void tellsAWrongLoginFromABrokenOne(String answer, Result expected) throws Exception {
        try (var withTls = ScriptedSmtpServer.withTls(certificates.good())) {
            withTls.answer("EHLO", "250-localhost\n250-STARTTLS\n250 AUTH PLAIN")
                    .answer("AUTH", answer);

            Delivery delivery = deliver(
                    to(withTls.port()).sslContext(certificates.trusting()).login("monitor", "secret"));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(expected);
        }
    }

    @Test
    void comesBackWhenNobodyListens() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        Delivery delivery = deliver(to(port));

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
        assertThat(delivery.detail()).contains("localhost:" + port);
    }

    @Test
    void comesBackWhenTheHostIsUnknown() throws Exception {
        Delivery delivery = deliver(
                SmtpNotifier.builder("mail.invalid").from("a@example.com").to("b@example.com"));

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
        assertThat(delivery.detail()).contains("mail.invalid");
    }
}
