package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.localmail.TestCertificates;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says is data, whoever wrote the server; needs the loopback interface only. */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD) // for reading a socket is not interrupted
class ServerTalkIT {

    private static final String PASSWORD = "Tr0ub4dor&3-horse";

    @AutoClose
    private static final TestCertificates certificates = TestCertificates.create();

    private static SmtpNotifierBuilder to(ScriptedSmtpServer server) {
        return SmtpNotifier.builder("localhost")
                .port(server.port())
                .from("kafka@example.com")
                .to("ops@example.com")
                .heloName("monitor.example.com")
                .readTimeout(Duration.ofSeconds(20));
    }

    private static SmtpNotifierBuilder inClear(ScriptedSmtpServer server) {
        return to(server).security(SmtpSecurity.NONE);
    }

    private static ScriptedSmtpServer withLogin() {
        return ScriptedSmtpServer.withTls(certificates.good())
                .answer("EHLO", "250-localhost\n250-STARTTLS\n250 AUTH PLAIN LOGIN");
    }

    private static SmtpNotifierBuilder loggingIn(ScriptedSmtpServer server) {
        return to(server).sslContext(certificates.trusting()).login("monitor", PASSWORD);
    }

    private static Delivery deliver(SmtpNotifierBuilder builder) throws Exception {
        try (SmtpNotifier notifier = builder.build()) {
            return notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));
        }
    }

    @ParameterizedTest(name = "{0} answered with an {1}")
    @CsvSource({
        "GREETING, endless line",
        "GREETING, endless lines",
        "EHLO, endless line",
        "EHLO, endless lines",
        "MAIL, endless line",
        "RCPT, endless lines",
        "DATA, endless line",
    })
    void hangsUpOnAnAnswerWithoutAnEnd(String verb, String answer) throws Exception {
        try (var server = ScriptedSmtpServer.clear()) {
            server.answer(verb, answer);

            Delivery delivery = deliver(inClear(server));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail()).contains("more than 100 lines or 64 KB");
        }
    }

    @Test
    void doesNotKnowWhatAnAnswerWithoutAnEndSaysOfTheMail() throws Exception {
        try (var server = ScriptedSmtpServer.clear()) {
            server.answer(".", ScriptedSmtpServer.ENDLESS_LINES);

            Delivery delivery = deliver(inClear(server));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.AMBIGUOUS);
        }
    }

    @ParameterizedTest(name = "{0} over TLS")
    @ValueSource(strings = {"STARTTLS", "AUTH", "MAIL", "EHLO"})
    void hangsUpOnAnAnswerWithoutAnEndOverTlsToo(String verb) throws Exception {
        String ehlo = "250-localhost\n250-STARTTLS\n250 AUTH PLAIN";
        try (var server = withLogin()) {
            server.answer(verb, ScriptedSmtpServer.ENDLESS_LINES);
            if (verb.equals("EHLO")) {
                server.answer(verb, ehlo, ScriptedSmtpServer.ENDLESS_LINE); // the first is in clear
            }

            Delivery delivery = deliver(loggingIn(server));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail()).contains("more than 100 lines or 64 KB");
        }
    }

    @Test
    void hangsUpOnAGreetingWithoutAnEndOverTls() throws Exception {
        try (var server = ScriptedSmtpServer.implicitTls(certificates.good())) {
            server.answer("GREETING", ScriptedSmtpServer.ENDLESS_LINE);

            Delivery delivery = deliver(to(server).security(SmtpSecurity.TLS).sslContext(certificates.trusting()));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail()).contains("more than 100 lines or 64 KB");
        }
    }

    @Test
    void readsALongButFiniteAnswer() throws Exception {
        try (var server = ScriptedSmtpServer.clear()) {
            server.answer("EHLO", "250-localhost\n" + "250-X-EXTENSION\n".repeat(90) + "250 SIZE");

            Delivery delivery = deliver(inClear(server));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> echoes() {
        String plain = base64("\0monitor\0" + PASSWORD);
        return List.of(
                PASSWORD,
                PASSWORD.toUpperCase(Locale.ROOT),
                PASSWORD.substring(3),
                base64(PASSWORD),
                plain,
                base64("monitor\0monitor\0" + PASSWORD),
                base64("user=monitor\1auth=Bearer " + PASSWORD + "\1\1"),
                plain.substring(0, 20) + "\n535 5.7.8 " + plain.substring(20),
                plain.toLowerCase(Locale.ROOT));
    }

    @Test
    void keepsNothingOfWhatTheAnswerToALoginRepeats() throws Exception {
        for (String echo : echoes()) {
            try (var server = withLogin()) {
                server.answer("AUTH", (echo.contains("\n") ? "535-" : "535 ") + "5.7.8 You sent " + echo);

                Delivery delivery = deliver(loggingIn(server));

                assertThat(delivery.result()).isEqualTo(Result.PERMANENT);
                assertThat(delivery.detail()).contains("refused the login: 535 5.7.8;");
                assertThat(delivery.detail()).doesNotContain("You sent");
            }
        }
    }

    @Test
    void keepsNothingOfWhatTheAnswerToTheSecondHalfOfALoginRepeats() throws Exception {
        try (var server = withLogin()) {
            server.answer("EHLO", "250-localhost\n250-STARTTLS\n250 AUTH LOGIN")
                    .answer("AUTH", "334 VXNlcm5hbWU6")
                    .answer(ScriptedSmtpServer.CHALLENGE, "334 UGFzc3dvcmQ6", "454 4.7.0 " + base64(PASSWORD));

            Delivery delivery = deliver(loggingIn(server));

            assertThat(delivery.result()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail())
                    .contains("refused the login: 454 4.7.0;")
                    .doesNotContain(base64(PASSWORD));
        }
    }

    @Test
    void keepsTheLoginFromTheLogOfTheMailLibrary() throws Exception {
        var logged = new CopyOnWriteArrayList<String>();
        var listening = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(String.valueOf(line.getMessage()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        listening.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.addHandler(listening);
        root.setLevel(Level.ALL);
        try (var server = withLogin()) {
            server.answer("AUTH", "235 " + PASSWORD);

            Delivery delivery = deliver(loggingIn(server));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
            assertThat(String.join("\n", logged)).contains("EHLO monitor.example.com");
            assertThat(String.join("\n", logged))
                    .doesNotContain(PASSWORD)
                    .doesNotContain(base64("\0monitor\0" + PASSWORD));
        } finally {
            root.removeHandler(listening);
            root.setLevel(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void hidesThePasswordInWhateverIsAnsweredLater(String verb) throws Exception {
        for (String echo : echoes()) {
            try (var server = withLogin()) {
                server.answer(verb, (echo.contains("\n") ? "535-" : "535 ") + "5.7.8 You sent " + echo + " I think");

                Delivery delivery = deliver(loggingIn(server));

                assertThat(delivery.detail()).contains("You sent").contains("(not shown)");
                for (int i = 0; i + 8 <= PASSWORD.length(); i++) {
                    assertThat(delivery.detail()).doesNotContainIgnoringCase(PASSWORD.substring(i, i + 8));
                }
                assertThat(delivery.detail())
                        .doesNotContainIgnoringCase(base64(PASSWORD).substring(3, 15))
                        .doesNotContainIgnoringCase(
                                base64("\0monitor\0" + PASSWORD).substring(14, 24));
            }
        }
    }

    @Test
    void namesNobodyWhoGetsABlindCopy() throws Exception {
        try (var server = ScriptedSmtpServer.clear()) {
            server.answer(
                    "RCPT",
                    "250 2.1.5 Ok",
                    "550 5.1.1 <Auditor@Example.org>: no auditor here, says auditor's mailbox",
                    "450 4.2.0 Greylisted, lawyer@example.org");

            Delivery delivery = deliver(inClear(server).bcc("auditor@example.org", "lawyer@example.org"));

            assertThat(delivery.result()).isEqualTo(Result.PARTIAL);
            assertThat(delivery.answer("Bcc recipient 1").kind()).isEqualTo(Answer.Kind.NEVER);
            assertThat(delivery.answer("Bcc recipient 2").kind()).isEqualTo(Answer.Kind.NOT_NOW);
            assertThat(delivery.detail())
                    .contains("Bcc recipient 1 was refused: 550 5.1.1")
                    .doesNotContainIgnoringCase("auditor")
                    .doesNotContainIgnoringCase("lawyer");
        }
    }

    @Test
    void namesNobodyWhoGetsABlindCopyInAnyOtherAnswer() throws Exception {
        try (var server = ScriptedSmtpServer.clear()) {
            server.answer(".", "554 5.7.1 <auditor@example.org> wants no mail; ask auditor");

            Delivery delivery = deliver(inClear(server).bcc("auditor@example.org"));

            assertThat(delivery.detail())
                    .contains("554 5.7.1 <Bcc recipient 1> wants no mail; ask Bcc recipient 1")
                    .doesNotContain("auditor");
        }
    }

    @Test
    void findsABlindRecipientAgainWhomItHadNotNamed() throws Exception {
        try (var server = ScriptedSmtpServer.clear();
                SmtpNotifier notifier =
                        inClear(server).bcc("auditor@example.org").build()) {

            notifier.send(SampleNotifications.one(), DeliveryAttempt.to(Set.of("Bcc recipient 1")));

            assertThat(server.commands())
                    .contains("RCPT TO:<auditor@example.org>")
                    .doesNotContain("RCPT TO:<ops@example.com>");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void showsAnswersClearedAndShortened(String verb) throws Exception {
        try (var server = ScriptedSmtpServer.clear()) {
            String answer = "554 5.3.0 \u001b[31mred\u0007\u0000\rBcc: evil@example.org\u0085" + "x".repeat(50_000);
            server.answer(verb, answer).answer("HELO", answer);

            Delivery delivery = deliver(inClear(server));

            assertThat(delivery.result()).as(delivery.toString()).isNotEqualTo(Result.DELIVERED);
            assertThat(delivery.detail()).hasSizeLessThan(1_000).doesNotContainPattern("\\p{Cntrl}");
        }
    }
}
