package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.localmail.TestCertificates;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Logins by an access token, as the servers of Microsoft and Google answer to them. */
@Timeout(120)
class AccessTokenIT {

    private static final String OLD = "old-token";
    private static final String NEW = "new-token";
    /** What Google says before it refuses: {"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}. */
    private static final String DETAILS =
            "334 eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ==";

    @AutoClose
    private static final TestCertificates certificates = TestCertificates.create();

    private final List<Boolean> asked = new ArrayList<>();

    private static ScriptedSmtpServer server() {
        return ScriptedSmtpServer.withTls(certificates.good())
                .answer("EHLO", "250-localhost\n250-STARTTLS\n250 AUTH LOGIN XOAUTH2");
    }

    private Delivery deliver(ScriptedSmtpServer server) {
        try (SmtpNotifier notifier = SmtpNotifier.builder("localhost")
                .port(server.port())
                .sslContext(certificates.trusting())
                .from("kafka@example.com")
                .to("ops@example.com")
                .loginByToken("kafka@example.com", isRefused -> {
                    asked.add(isRefused);
                    return (isRefused ? NEW : OLD).toCharArray();
                })
                .build()) {
            return notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));
        }
    }

    private static List<String> logins(ScriptedSmtpServer server) {
        return server.commands().stream()
                .filter(command -> command.startsWith("AUTH "))
                .toList();
    }

    private static String login(String token) {
        String words = "user=kafka@example.com\1auth=Bearer " + token + "\1\1";
        return "AUTH XOAUTH2 " + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void logsInWithTheToken() {
        try (ScriptedSmtpServer server = server()) {

            Delivery delivery = deliver(server);

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
            assertThat(logins(server)).containsExactly(login(OLD));
            assertThat(asked).containsExactly(false);
        }
    }

    @Test
    void asksForAnotherTokenOnceWhenTheServerRefusesIt() {
        try (ScriptedSmtpServer server = server().answer("AUTH", DETAILS, "235 2.7.0 Accepted")
                .answer(ScriptedSmtpServer.CHALLENGE, "535 5.7.8 Username and Password not accepted")) {

            Delivery delivery = deliver(server);

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
            assertThat(logins(server)).containsExactly(login(OLD), login(NEW));
            assertThat(asked).containsExactly(false, true);
        }
    }

    @Test
    void givesUpWhereTheServerRefusesTheSecondToken() {
        try (ScriptedSmtpServer server = server().answer("AUTH", "535 5.7.3 Authentication unsuccessful")) {

            Delivery delivery = deliver(server);

            assertThat(delivery.result()).isEqualTo(Result.PERMANENT);
            assertThat(delivery.detail()).contains("its scope allows SMTP").doesNotContain(OLD, NEW);
            assertThat(logins(server)).hasSize(2);
        }
    }

    @Test
    void asksForNoOtherTokenWhereTheServerHasNoTime() {
        try (ScriptedSmtpServer server = server().answer("AUTH", "454 4.7.0 Temporary authentication failure")) {

            Delivery delivery = deliver(server);

            assertThat(delivery.result()).isEqualTo(Result.TRANSIENT);
            assertThat(asked).containsExactly(false);
        }
    }

    @Test
    void saysThatTheServerTakesNoTokens() {
        try (ScriptedSmtpServer server = server().answer("EHLO", "250-localhost\n250-STARTTLS\n250 AUTH PLAIN LOGIN")) {

            Delivery delivery = deliver(server);

            assertThat(delivery.result()).isEqualTo(Result.PERMANENT);
            assertThat(delivery.detail()).contains("offers no XOAUTH2 to log in, but PLAIN, LOGIN");
            assertThat(logins(server)).isEmpty();
        }
    }
}
