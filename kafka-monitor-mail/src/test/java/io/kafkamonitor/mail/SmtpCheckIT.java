package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.LocalMailServer;
import io.kafkamonitor.localmail.LocalMailServerBuilder;
import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.localmail.TestCertificates;
import io.kafkamonitor.notifier.NotifierCheck;
import io.kafkamonitor.notifier.NotifierCheck.Result;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a check says of real mail servers in this JVM, and of scripted ones. */
@Timeout(120)
class SmtpCheckIT {

    @AutoClose
    private static final TestCertificates certificates = TestCertificates.create();

    private static LocalMailServerBuilder server() {
        return LocalMailServer.builder().certificates(certificates);
    }

    private static SmtpNotifierBuilder to(int port) {
        return SmtpNotifier.builder("localhost")
                .port(port)
                .sslContext(certificates.trusting())
                .from("Kafka <kafka@example.com>")
                .to("ops@example.com")
                .bcc("boss@example.com");
    }

    private static SmtpNotifierBuilder inClear(int port) {
        return to(port).security(SmtpSecurity.NONE);
    }

    private static NotifierCheck check(SmtpNotifierBuilder builder) {
        try (SmtpNotifier notifier = builder.build()) {
            return notifier.check();
        }
    }

    @Test
    void saysWhatIsRightAndSendsNothing() throws Exception {
        try (LocalMailServer server = server().login("monitor", "secret").start()) {

            NotifierCheck check = check(to(server.port()).login("monitor", "secret"));

            assertThat(check.result()).as(check.toString()).isEqualTo(Result.PASSED);
            assertThat(check.sentence())
                    .contains("localhost:" + server.port() + " answers over STARTTLS")
                    .contains("its certificate for 'localhost'", "is valid until 20", "was issued by 'CN=")
                    .contains("accepts the login of 'monitor'")
                    .endsWith("takes mail from kafka@example.com for 2 of 2 recipients")
                    .doesNotContain("secret");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void saysThatNothingIsSecret() {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.clear()) {

            NotifierCheck check = check(inClear(server.port()));

            assertThat(check.result()).as(check.toString()).isEqualTo(Result.PASSED);
            assertThat(check.sentence()).contains("answers in clear");
            assertThat(server.commands()).contains("RSET", "QUIT").doesNotContain("DATA");
            assertThat(server.mails()).isEmpty();
        }
    }

    static Stream<Arguments> wrongCertificates() {
        return Stream.of(
                Arguments.of(which(TestCertificates::expired), "expired on"),
                Arguments.of(which(TestCertificates::wrongHost), "not for 'localhost'"),
                Arguments.of(
                        which(TestCertificates::selfSigned), "was issued by itself, whom this host does not trust"));
    }

    private static Function<TestCertificates, SSLContext> which(Function<TestCertificates, SSLContext> context) {
        return context;
    }

    @ParameterizedTest
    @MethodSource("wrongCertificates")
    void saysWhatIsWrongWithACertificate(Function<TestCertificates, SSLContext> which, String words) throws Exception {
        try (LocalMailServer server = server().certificate(which).start()) {

            NotifierCheck check = check(to(server.port()));

            assertThat(check.result()).isEqualTo(Result.FAILED);
            assertThat(check.sentence()).contains(words);
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("GREETING", "554 5.7.1 No service for you", "No service for you"),
                Arguments.of("MAIL", "553 5.7.1 Sender address rejected: not owned by user", "check 'from'"),
                Arguments.of("RCPT", "554 5.7.1 Relay access denied", "it passes nothing on for this host"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhatTheServerDoesNotWant(String verb, String answer, String words) {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.clear().answer(verb, answer)) {

            NotifierCheck check = check(inClear(server.port()));

            assertThat(check.result()).as(check.toString()).isEqualTo(Result.FAILED);
            assertThat(check.sentence()).contains(words);
        }
    }

    @Test
    void namesTheRecipientThatIsRefusedAndNoBlindCopy() {
        try (ScriptedSmtpServer server =
                ScriptedSmtpServer.clear().answer("RCPT", "250 2.1.5 Ok", "550 5.1.1 No such user boss@example.com")) {

            NotifierCheck check = check(inClear(server.port()));

            assertThat(check.result()).isEqualTo(Result.FAILED);
            assertThat(check.sentence())
                    .contains("but Bcc recipient 1 was refused")
                    .doesNotContain("boss");
        }
    }

    @Test
    void passesWhereARecipientIsOnlyPutOff() {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.clear()
                .answer("RCPT", "250 2.1.5 Ok", "450 4.7.1 Greylisted, come back in a minute")) {

            NotifierCheck check = check(inClear(server.port()));

            assertThat(check.result()).as(check.toString()).isEqualTo(Result.PASSED);
            assertThat(check.sentence()).contains("for 1 of 2 recipients; for now, and that may pass, ");
        }
    }

    @Test
    void saysThatTheLoginIsRefused() throws Exception {
        try (LocalMailServer server = server().login("monitor", "secret").start()) {

            NotifierCheck check = check(to(server.port()).login("monitor", "wrong-one"));

            assertThat(check.result()).isEqualTo(Result.FAILED);
            assertThat(check.sentence()).contains("refused the login: 535").doesNotContain("wrong-one");
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        NotifierCheck check = check(to(port));

        assertThat(check.result()).isEqualTo(Result.FAILED);
        assertThat(check.sentence()).contains("refused the connection");
    }

    @Test
    void givesUpWhereTheServerNeverComesToAnEnd() {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.clear().answer("MAIL", ScriptedSmtpServer.DRIP)) {

            NotifierCheck check = check(inClear(server.port()));

            assertThat(check.result()).isEqualTo(Result.FAILED);
            assertThat(check.sentence()).contains("gave up after 15 s");
        }
    }

    @Test
    void isGivenUpWhenTheNotifierIsClosed() {
        SmtpNotifier notifier = to(1).build();
        notifier.close();

        assertThat(notifier.check())
                .isEqualTo(NotifierCheck.failed("Nothing was looked at: the notifier 'mail' is closed"));
    }
}
