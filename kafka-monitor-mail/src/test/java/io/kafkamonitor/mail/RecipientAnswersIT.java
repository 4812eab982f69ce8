package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.LocalMailServer;
import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.localmail.TestCertificates;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Answer.Kind;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of each recipient, whatever the others are answered. */
class RecipientAnswersIT {

    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";

    private final ScriptedSmtpServer server = ScriptedSmtpServer.clear();
    private final SmtpNotifier notifier = SmtpNotifier.builder("localhost")
            .port(server.port())
            .security(SmtpSecurity.NONE)
            .from("kafka@example.com")
            .to(ANN, BOB)
            .heloName("monitor.example.com")
            .build();
    private final DeliveryAttempt toBoth = DeliveryAttempt.to(notifier.audience());

    @AfterEach
    void stop() {
        notifier.close();
        server.close();
    }

    private Delivery send(DeliveryAttempt attempt) {
        return notifier.send(SampleNotifications.one(), attempt);
    }

    private static void assertAnswers(Delivery delivery, Kind ann, Kind bob) {
        assertThat(delivery.answer(ANN).kind()).as("Ann of " + delivery).isEqualTo(ann);
        assertThat(delivery.answer(BOB).kind()).as("Bob of " + delivery).isEqualTo(bob);
    }

    private long mails() {
        return server.commands().stream()
                .filter(command -> command.equals("DATA"))
                .count();
    }

    @Test
    void tellsTheOneAndComesBackForTheOtherUntilThatIsRefusedForGood() {
        server.answer("RCPT", "250 2.1.5 Ok", "450 4.2.0 Greylisted", "550 5.1.1 No such user");

        assertAnswers(send(toBoth), Kind.ACCEPTED, Kind.NOT_NOW);
        Delivery second = send(DeliveryAttempt.to(List.of(BOB)).numbered(2));

        assertThat(second.result()).isEqualTo(Result.PARTIAL);
        assertThat(second.answer(BOB).kind()).isEqualTo(Kind.NEVER);
        assertThat(second.answer(BOB).why())
                .isEqualTo(second.detail())
                .isEqualTo("bob@example.com was refused: 550 5.1.1 No such user; check the address");
        assertThat(server.commands().stream().filter(command -> command.startsWith("RCPT")))
                .containsExactly("RCPT TO:<" + ANN + ">", "RCPT TO:<" + BOB + ">", "RCPT TO:<" + BOB + ">");
    }

    @Test
    void tellsThePutOffFromTheLostWhenNobodyIsAcceptedAndSendsNoMail() {
        server.answer("RCPT", "450 4.2.0 Greylisted", "550 5.1.1 No such user");

        assertAnswers(send(toBoth), Kind.NOT_NOW, Kind.NEVER);
        assertThat(mails()).isZero();
    }

    @Test
    void answersNeverForEachIfNeitherAddressExists() {
        server.answer("RCPT", "550 5.1.1 No such user");

        assertAnswers(send(toBoth), Kind.NEVER, Kind.NEVER);
        assertThat(mails()).isZero();
    }

    @Test
    void doesNotKnowOfThoseWhoWereAcceptedWhenTheAnswerToTheMailIsLost() {
        server.answer("RCPT", "250 2.1.5 Ok", "550 5.1.1 No such user").answer(".", "hang up");

        Delivery delivery = send(toBoth);

        assertThat(delivery.result()).isEqualTo(Result.AMBIGUOUS);
        assertAnswers(delivery, Kind.PERHAPS, Kind.NEVER);
    }

    @Test
    void keepsTheRefusalOfOneWhenTheMailIsPutOff() {
        server.answer("RCPT", "250 2.1.5 Ok", "550 5.1.1 No such user").answer(".", "451 4.3.0 Later");

        Delivery delivery = send(toBoth);

        assertThat(delivery.result()).isEqualTo(Result.TRANSIENT);
        assertAnswers(delivery, Kind.NOT_NOW, Kind.NEVER);
        assertThat(delivery.answer(ANN).why()).contains("451 4.3.0 Later");
    }

    @Test
    void keepsTheRefusalOfOneWhenTheContentIsRefused() {
        server.answer("RCPT", "250 2.1.5 Ok", "550 5.1.1 No such user", "250 2.1.5 Ok", "550 5.1.1 No such user")
                .answer(".", "554 5.7.1 Message content rejected");

        Delivery delivery = send(toBoth);

        assertThat(delivery.result()).isEqualTo(Result.REJECTED);
        assertAnswers(delivery, Kind.NOT_NOW, Kind.NEVER);
        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void doesNotBlameAnAddressForWhatTheServerHasAgainstThisHost() {
        server.answer("RCPT", "250 2.1.5 Ok", "554 5.7.1 Relay access denied");

        Delivery delivery = send(toBoth);

        assertAnswers(delivery, Kind.ACCEPTED, Kind.NOT_NOW);
        assertThat(delivery.answer(BOB).why()).contains("Relay access denied").contains("log in, or ask who runs it");
    }

    @Test
    void saysOfNobodyThatItIsForGoodWhenTheLoginIsRefused() throws Exception {
        var certificates = TestCertificates.create();
        try (certificates;
                LocalMailServer safe = LocalMailServer.builder()
                        .certificates(certificates)
                        .login("monitor", "secret")
                        .start();
                SmtpNotifier wrong = SmtpNotifier.builder("localhost")
                        .port(safe.port())
                        .sslContext(certificates.trusting())
                        .from("kafka@example.com")
                        .to(ANN, BOB)
                        .login("monitor", "wrong")
                        .build()) {
            Delivery delivery = wrong.send(SampleNotifications.one(), toBoth);

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PERMANENT);
            assertAnswers(delivery, Kind.NOT_NOW, Kind.NOT_NOW);
        }
    }

    @Test
    void showsOnlyThoseWhoGetTheMail() throws Exception {
        try (LocalMailServer real = LocalMailServer.builder().clear().start();
                SmtpNotifier several = SmtpNotifier.builder("localhost")
                        .port(real.port())
                        .security(SmtpSecurity.NONE)
                        .from("kafka@example.com")
                        .to(ANN, BOB)
                        .cc("boss@example.com")
                        .bcc("auditor@example.org")
                        .build()) {
            several.send(SampleNotifications.one(), DeliveryAttempt.to(List.of(BOB, "Bcc recipient 1")));
            several.send(SampleNotifications.one(), DeliveryAttempt.to(List.of("Bcc recipient 1")));

            assertThat(real.received().get(0).recipients()).containsExactly(BOB, "auditor@example.org");
            assertThat(real.received().get(0).source())
                    .contains("To: " + BOB)
                    .doesNotContain(ANN)
                    .doesNotContain("boss@example.com")
                    .doesNotContain("auditor");
            assertThat(real.received().get(1).source()).contains("To: undisclosed-recipients:;");
        }
    }

    @Test
    void sendsTheSimplestFormAtOnceIfAskedTo() throws Exception {
        try (LocalMailServer real = LocalMailServer.builder().clear().start();
                SmtpNotifier again = SmtpNotifier.builder("localhost")
                        .port(real.port())
                        .security(SmtpSecurity.NONE)
                        .from("kafka@example.com")
                        .to(ANN)
                        .build()) {
            Delivery delivery = again.send(
                    SampleNotifications.one(),
                    DeliveryAttempt.to(again.audience()).numbered(3).inSimplestForm());

            assertThat(delivery.answer(ANN)).isEqualTo(Answer.accepted());
            assertThat(real.received()).hasSize(1);
            assertThat(real.received().get(0).source()).doesNotContain("text/html");
        }
    }
}
