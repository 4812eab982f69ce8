package io.kafkamonitor.mail;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.localmail.TestCertificates;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails that are due together need one connection and one login; needs the loopback interface only. */
class OneLoginIT {

    private static final String TO = "ops@example.com";
    private static final DeliveryAttempt ATTEMPT = DeliveryAttempt.to(List.of(TO));

    @AutoClose
    private static final TestCertificates certificates = TestCertificates.create();

    @AutoClose
    private final ScriptedSmtpServer server = ScriptedSmtpServer.withTls(certificates.good());

    @AutoClose
    private final SmtpNotifier notifier = SmtpNotifier.builder("localhost")
            .port(server.port())
            .sslContext(certificates.trusting())
            .login("monitor", "s3cret")
            .from("kafka@example.com")
            .to(TO)
            .heloName("monitor.example.com")
            .build();

    @BeforeEach
    void offerLogin() {
        server.answer("EHLO", "250-localhost\n250-STARTTLS\n250 AUTH PLAIN");
    }

    private Delivery first() {
        Delivery delivery = notifier.send(SampleNotifications.one(), ATTEMPT.followed());
        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        return delivery;
    }

    private Delivery second() {
        return notifier.send(SampleNotifications.over(), ATTEMPT);
    }

    private long count(String verb) {
        return server.commands().stream()
                .filter(command -> command.startsWith(verb))
                .count();
    }

    @Test
    void isEnoughForMailsThatAreDueTogether() throws InterruptedException {
        first();
        Delivery delivery = second();

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        assertThat(server.mails()).hasSize(2).doesNotHaveDuplicates();
        assertThat(count("AUTH")).isEqualTo(1);
        assertThat(count("STARTTLS")).isEqualTo(1);
        assertThat(server.awaits("QUIT", 1, ofMinutes(1))).isTrue();
    }

    @Test
    void endsWithTheMailAfterWhichNoOtherIsDue() throws InterruptedException {
        second();
        second();

        assertThat(count("AUTH")).isEqualTo(2);
        assertThat(server.awaits("QUIT", 2, ofMinutes(1))).isTrue();
    }

    @Test
    void isTriedAgainWhereTheServerHasHungUpMeanwhile() {
        server.answer(".", "250 Ok then hang up", "250 Ok");
        first();

        assertThat(second().result()).isEqualTo(Result.DELIVERED);
        assertThat(server.mails()).hasSize(2);
        assertThat(count("AUTH")).isEqualTo(2);
    }

    @Test
    void isTriedAgainWhereTheServerTakesNoOtherMailOverTheSameConnection() {
        server.answer("MAIL", "250 Ok", "421 4.7.0 Too many mails over this connection then hang up", "250 Ok");
        first();

        assertThat(second().result()).isEqualTo(Result.DELIVERED);
        assertThat(server.mails()).hasSize(2);
        assertThat(count("AUTH")).isEqualTo(2);
    }

    @Test
    void isNotTriedAgainWhereTheMailMayHaveArrived() {
        server.answer(".", "250 Ok", ScriptedSmtpServer.HANG_UP);
        first();

        Delivery delivery = second();

        assertThat(delivery.answer(TO).kind()).isEqualTo(Answer.Kind.PERHAPS);
        assertThat(server.mails()).hasSize(2);
        assertThat(count("AUTH")).isEqualTo(1);
    }

    @Test
    void isNotTriedAgainWhereTheServerRefusesTheMail() {
        server.answer("RCPT", "250 Ok", "550 5.1.1 No such user");
        first();

        Delivery delivery = second();

        assertThat(delivery.answer(TO).kind()).isEqualTo(Answer.Kind.NEVER);
        assertThat(count("AUTH")).isEqualTo(1);
        assertThat(delivery.detail()).contains("5.1.1").doesNotContain("s3cret");
    }

    @Test
    void doesNotShowThePasswordInALaterAnswer() {
        server.answer("RCPT", "250 Ok", "550 5.1.1 No such user, s3cret");
        first();

        assertThat(second().detail()).contains("No such user").doesNotContain("s3cret");
    }

    @Test
    void endsWhenTheNotifierIsClosed() throws InterruptedException {
        first();
        assertThat(count("QUIT")).isZero();

        notifier.close();

        assertThat(server.awaits("QUIT", 1, ofMinutes(1))).isTrue();
    }
}
