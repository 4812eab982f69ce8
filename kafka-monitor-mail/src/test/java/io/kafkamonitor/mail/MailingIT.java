package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Mails to more people than a server, or the host, wants on one envelope; needs the loopback interface only. */
class MailingIT {

    private static final String OK = "250 2.1.5 Ok";
    private static final String TOO_MANY = "452 4.5.3 Too many recipients";

    @AutoClose
    private final ScriptedSmtpServer server = ScriptedSmtpServer.clear();

    private SmtpNotifierBuilder notifier(int recipients) {
        String[] to = IntStream.rangeClosed(1, recipients)
                .mapToObj(number -> "r" + number + "@example.com")
                .toArray(String[]::new);
        return SmtpNotifier.builder("localhost")
                .port(server.port())
                .security(SmtpSecurity.NONE)
                .from("kafka@example.com")
                .to(to)
                .heloName("monitor.example.com");
    }

    private static Delivery send(SmtpNotifierBuilder builder) {
        try (SmtpNotifier notifier = builder.build()) {
            return notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));
        }
    }

    private long count(String verb) {
        return server.commands().stream()
                .filter(command -> command.startsWith(verb))
                .count();
    }

    private static List<Answer.Kind> kinds(Delivery delivery, int recipients) {
        return IntStream.rangeClosed(1, recipients)
                .mapToObj(
                        number -> delivery.answer("r" + number + "@example.com").kind())
                .toList();
    }

    @Test
    void sendsTheRestInAnotherMailWhereTheyAreTooMany() {
        server.answer("RCPT", OK, OK, TOO_MANY, TOO_MANY, OK, TOO_MANY, OK);

        Delivery delivery = send(notifier(4));

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        assertThat(server.mails())
                .hasSize(3)
                .allMatch(mail -> mail.equals(server.mails().get(0)));
        assertThat(server.mails().get(0)).contains("r1@example.com").contains("r4@example.com");
        assertThat(count("EHLO")).as("connections").isEqualTo(1);
    }

    @Test
    void doesNotGoOnWhereNobodyIsTaken() {
        server.answer("RCPT", TOO_MANY);

        Delivery delivery = send(notifier(2));

        assertThat(delivery.result()).isEqualTo(Result.TRANSIENT);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void keepsWhatWasAnsweredBeforeTheConnectionBroke() {
        server.answer("RCPT", OK, "550 5.1.1 No such user", TOO_MANY, ScriptedSmtpServer.HANG_UP);

        Delivery delivery = send(notifier(3));

        assertThat(kinds(delivery, 3)).containsExactly(Answer.Kind.ACCEPTED, Answer.Kind.NEVER, Answer.Kind.NOT_NOW);
        assertThat(delivery.result()).isEqualTo(Result.PARTIAL);
        assertThat(delivery.detail()).contains("r2@example.com was refused").contains("failed at");
    }

    @Test
    void doesNotKnowOfTheRestWhereTheirAnswerIsLost() {
        server.answer("RCPT", OK, TOO_MANY, OK).answer(".", "250 Ok", ScriptedSmtpServer.HANG_UP);

        Delivery delivery = send(notifier(2));

        assertThat(kinds(delivery, 2)).containsExactly(Answer.Kind.ACCEPTED, Answer.Kind.PERHAPS);
    }

    @Test
    void putsNoMoreOnAnEnvelopeThanTheHostWants() {
        Delivery delivery = send(notifier(5).mostRecipientsPerMail(2));

        assertThat(delivery.result()).isEqualTo(Result.DELIVERED);
        assertThat(server.mails()).hasSize(3);
        assertThat(count("RCPT")).isEqualTo(5);
        assertThat(count("EHLO")).isEqualTo(1);
    }

    @Test
    void tellsEachAloneWhereTheHostWantsThat() {
        server.answer("RCPT", OK, "450 4.2.2 Mailbox full", OK);

        Delivery delivery = send(notifier(3).individually());

        assertThat(kinds(delivery, 3)).containsExactly(Answer.Kind.ACCEPTED, Answer.Kind.NOT_NOW, Answer.Kind.ACCEPTED);
        assertThat(server.mails()).hasSize(2);
        assertThat(server.mails().get(0)).contains("r1@example.com").doesNotContain("r3@example.com");
        assertThat(server.mails().get(1)).contains("r3@example.com").doesNotContain("r1@example.com");
        assertThat(count("EHLO")).isEqualTo(1);
    }
}
