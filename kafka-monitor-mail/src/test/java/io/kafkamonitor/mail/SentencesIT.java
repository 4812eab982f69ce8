package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kafkamonitor.localmail.LocalMailServer;
import io.kafkamonitor.localmail.Refusals;
import io.kafkamonitor.localmail.Refusals.Step;
import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.localmail.TestCertificates;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read when mail does not work sends them the right way; needs the loopback interface only. */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD) // for reading a socket is not interrupted
class SentencesIT {

    @AutoClose
    private static final TestCertificates certificates = TestCertificates.create();

    private static SmtpNotifierBuilder to(int port) {
        return SmtpNotifier.builder("localhost")
                .port(port)
                .sslContext(certificates.trusting())
                .from("kafka@example.com")
                .to("ops@example.com")
                .heloName("monitor.example.com");
    }

    private static Delivery deliver(SmtpNotifierBuilder builder) throws Exception {
        try (SmtpNotifier notifier = builder.build()) {
            return notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));
        }
    }

    private static void assertMendable(Delivery delivery) {
        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PERMANENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "NONE"})
    void saysThatAPortSpeaksTlsFromTheFirstByte(SmtpSecurity security) throws Exception {
        try (LocalMailServer server = LocalMailServer.builder()
                .certificates(certificates)
                .implicitTls()
                .start()) {

            Delivery delivery = deliver(to(server.port()).security(security));

            assertMendable(delivery);
            assertThat(delivery.detail())
                    .contains("speaks TLS from the first byte")
                    .contains("set 'security' to TLS")
                    .doesNotContain("Read timed out");
        }
    }

    @Test
    void waitsForAGreetingThatIsLateAndSaysSoIfItNeverComes() throws Exception {
        try (var server = ScriptedSmtpServer.clear()) {
            server.answer("GREETING", ScriptedSmtpServer.HANG);

            Delivery delivery =
                    deliver(to(server.port()).security(SmtpSecurity.NONE).readTimeout(Duration.ofMillis(600)));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail())
                    .contains("no greeting")
                    .contains("nor TLS")
                    .doesNotContain("Read timed out");
        }
    }

    @Test
    void saysThatAPortAnswersNothingToTls() throws Exception {
        try (var server = ScriptedSmtpServer.clear()) {
            server.answer("GREETING", ScriptedSmtpServer.HANG);

            Delivery delivery =
                    deliver(to(server.port()).security(SmtpSecurity.TLS).readTimeout(Duration.ofMillis(600)));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail()).contains("did not answer in TLS").contains("firewall");
        }
    }

    @Test
    void saysThatAPortSpeaksClearTextFirst() throws Exception {
        try (LocalMailServer server =
                LocalMailServer.builder().certificates(certificates).start()) {

            Delivery delivery = deliver(to(server.port()).security(SmtpSecurity.TLS));

            assertMendable(delivery);
            assertThat(delivery.detail()).contains("speaks clear text first").contains("set 'security' to STARTTLS");
        }
    }

    @Test
    void saysThatAServerWantsTlsFirst() throws Exception {
        try (LocalMailServer server =
                LocalMailServer.builder().certificates(certificates).start()) {

            Delivery delivery = deliver(to(server.port()).security(SmtpSecurity.NONE));

            assertMendable(delivery);
            assertThat(delivery.detail())
                    .contains("wants TLS before anything else")
                    .contains("set 'security' to STARTTLS")
                    .doesNotContain("login");
        }
    }

    @Test
    void saysThatAServerWantsALogin() throws Exception {
        try (LocalMailServer server = LocalMailServer.builder()
                .certificates(certificates)
                .login("monitor", "secret")
                .start()) {

            Delivery delivery = deliver(to(server.port()));

            assertMendable(delivery);
            assertThat(delivery.detail()).contains("it wants a login; give user name and password");
        }
    }

    @Test
    void namesAFileThatHoldsNoCertificatesWhenItIsGiven(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\nnot base64\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> to(1).trustedCertificates(file))
                .withMessageContaining("'" + file + "'")
                .withMessageContaining("PEM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nbm90IG9uZQ==\n-----END CERTIFICATE-----\n"})
    void blamesAFileThatHoldsNoCertificatesAnyMoreAndNotTheServer(String content, @TempDir Path directory)
            throws Exception {
        Path file = Files.copy(certificates.authorityPem(), directory.resolve("ca.pem"));
        try (LocalMailServer server =
                        LocalMailServer.builder().certificates(certificates).start();
                SmtpNotifier notifier =
                        to(server.port()).trustedCertificates(file).build()) {
            Files.writeString(file, content);

            Delivery delivery = notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));

            assertMendable(delivery);
            assertThat(delivery.detail())
                    .contains("'" + file + "'")
                    .contains("PEM file")
                    .doesNotContain("let the server");
        }
    }

    @ParameterizedTest(name = "{0} answered with {1}")
    @CsvSource({
        "RCPT, 504 5.5.2 <app>: Helo command rejected: need fully-qualified hostname, set 'heloName'",
        "RCPT, 550 5.7.1 <app>: Helo command rejected: You are not me, set 'heloName'",
        "RCPT, 553 5.7.1 <kafka@example.com>: Sender address rejected: not owned by user monitor, check 'from'",
        "RCPT, 554 5.7.1 <ops@example.com>: Relay access denied, log in",
        "RCPT, 554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied, ask who runs it to allow it",
        "RCPT, 530 5.7.0 Must issue a STARTTLS command first, set 'security' to STARTTLS",
        "RCPT, 530 5.7.0 Authentication required, it wants a login",
        "MAIL, 553 5.7.1 <kafka@example.com>: Sender address rejected: not logged in, check 'from'",
        "MAIL, 550 5.7.60 SMTP; Client does not have permissions to send as this sender, check 'from'",
        "MAIL, 530 5.7.57 Client not authenticated to send mail, it wants a login",
        "EHLO, 501 5.5.4 Invalid domain name, set 'heloName'",
        "EHLO, 554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org, ask who runs it to allow it",
        "EHLO, 550 No such host, set 'heloName'",
        "EHLO, 530 5.7.0 Must issue a STARTTLS command first, set 'security' to STARTTLS",
        "MAIL, 501 5.1.7 <kafka@example.com>: Invalid address, check 'from'",
        "MAIL, 553 5.1.8 <kafka@example.com>: Domain does not exist, check 'from'",
        "MAIL, 550 No such user here, check 'from'",
        "RCPT, 550 5.1.8 <kafka@example.com>: Domain not found, check 'from'",
    })
    void saysWhatToDoAboutAnAnswer(String verb, String answer, String advice) throws Exception {
        try (var server = ScriptedSmtpServer.clear()) {
            server.answer(verb, answer).answer("HELO", answer);

            Delivery delivery = deliver(to(server.port()).security(SmtpSecurity.NONE));

            assertMendable(delivery);
            assertThat(delivery.detail()).contains(advice);
            assertThat(delivery.detail()).doesNotContain("check the recipients");
        }
    }

    @Test
    void doesNotAskForAnotherKindOfTlsIfTheServerHasNoneForNow() throws Exception {
        try (var server = ScriptedSmtpServer.clear()) {
            server.answer("EHLO", "250-localhost\n250 STARTTLS")
                    .answer("STARTTLS", "454 4.7.0 STARTTLS is not available");

            Delivery delivery = deliver(to(server.port()));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail()).contains("it is tried again").doesNotContain("of another kind");
        }
    }

    @Test
    void saysWhatToDoAboutASenderThatAnotherServerRefusesAtTheRecipient() throws Exception {
        try (LocalMailServer server =
                LocalMailServer.builder().certificates(certificates).start()) {
            server.refuse(Refusals.of(Step.RECIPIENT, "553 5.7.1 Sender address rejected: not owned by user"));

            Delivery delivery = deliver(to(server.port()));

            assertMendable(delivery);
            assertThat(delivery.detail()).contains("check 'from'").doesNotContain("check the recipients");
        }
    }

    @Test
    void saysThatAHostIsUnknown() throws Exception {
        Delivery delivery = deliver(SmtpNotifier.builder("smtp.exmaple.invalid")
                .from("kafka@example.com")
                .to("ops@example.com"));

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
        assertThat(delivery.detail())
                .contains("knows no 'smtp.exmaple.invalid'")
                .contains("spelling");
    }

    @Test
    void acceptsACertificateThatNamesTheAddress() throws Exception {
        try (LocalMailServer server =
                LocalMailServer.builder().certificates(certificates).start()) {

            Delivery delivery = deliver(SmtpNotifier.builder("127.0.0.1")
                    .port(server.port())
                    .sslContext(certificates.trusting())
                    .from("kafka@example.com")
                    .to("ops@example.com"));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"AUTH LOGIN PLAIN", "AUTH=LOGIN PLAIN", "AUTH=PLAIN", "auth plain", "AUTH=LOGIN"})
    void understandsEachWayToOfferALogin(String offer) throws Exception {
        try (var server = ScriptedSmtpServer.withTls(certificates.good())) {
            server.answer("EHLO", "250-localhost\n250-STARTTLS\n250 " + offer);
            if (offer.endsWith("=LOGIN")) {
                server.answer("AUTH", "334 VXNlcm5hbWU6")
                        .answer(ScriptedSmtpServer.CHALLENGE, "334 UGFzc3dvcmQ6", "235 2.7.0 Welcome");
            }

            Delivery delivery = deliver(to(server.port()).login("monitor", "secret"));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "504 5.5.4 Unrecognized authentication type",
                "502 5.5.1 Not implemented",
                "504 No such mechanism",
                "538 5.7.4 Not for you",
                "504 5.7.4 No, and good bye then hang up"
            })
    void triesTheNextWayToLogInIfOneIsRefusedAsAWay(String refusal) throws Exception {
        try (var server = ScriptedSmtpServer.withTls(certificates.good())) {
            server.answer("EHLO", "250-localhost\n250-STARTTLS\n250 AUTH PLAIN LOGIN")
                    .answer("AUTH", refusal, "334 VXNlcm5hbWU6")
                    .answer(ScriptedSmtpServer.CHALLENGE, "334 UGFzc3dvcmQ6", "235 2.7.0 Welcome");

            Delivery delivery = deliver(to(server.port()).login("monitor", "secret"));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
            assertThat(server.commands()).contains("AUTH LOGIN");
        }
    }

    @Test
    void doesNotTryAWrongPasswordInAnotherWay() throws Exception {
        try (var server = ScriptedSmtpServer.withTls(certificates.good())) {
            server.answer("EHLO", "250-localhost\n250-STARTTLS\n250 AUTH PLAIN LOGIN")
                    .answer("AUTH", "535 5.7.8 Wrong");

            Delivery delivery = deliver(to(server.port()).login("monitor", "secret"));

            assertMendable(delivery);
            assertThat(delivery.detail()).contains("check user name and password");
            assertThat(server.commands().stream().filter(command -> command.startsWith("AUTH")))
                    .hasSize(1);
        }
    }

    @Test
    void saysThatNoWayToLogInIsLeft() throws Exception {
        try (var server = ScriptedSmtpServer.withTls(certificates.good())) {
            server.answer("EHLO", "250-localhost\n250-STARTTLS\n250 AUTH PLAIN LOGIN")
                    .answer("AUTH", "504 5.5.4 Unrecognized authentication type");

            Delivery refused = deliver(to(server.port()).login("monitor", "secret"));
            server.answer("EHLO", "250-localhost\n250-STARTTLS\n250 AUTH CRAM-MD5 XOAUTH2");
            Delivery notOffered = deliver(to(server.port()).login("monitor", "secret"));

            assertMendable(refused);
            assertThat(refused.detail()).contains("neither PLAIN nor LOGIN").doesNotContain("password");
            assertMendable(notOffered);
            assertThat(notOffered.detail()).contains("neither PLAIN nor LOGIN").contains("CRAM-MD5");
        }
    }

    @Test
    void doesNotBelieveWhatWasSaidBeforeTlsBegan() throws Exception {
        try (var server = ScriptedSmtpServer.withTls(certificates.good())) {
            server.answer("EHLO", "250-localhost\n250 STARTTLS").answer("STARTTLS", "220 Go\n250 injected");

            Delivery delivery = deliver(to(server.port()));

            assertThat(delivery.result()).as(delivery.toString()).isNotEqualTo(Result.DELIVERED);
            assertThat(delivery.detail()).contains("spoke on in clear");
        }
    }
}
