package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.LocalMailServer;
import io.kafkamonitor.localmail.Refusals;
import io.kafkamonitor.localmail.Refusals.Step;
import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail that a server refuses is never given up; needs the loopback interface only. */
class RefusedMailIT {

    private ScriptedSmtpServer server;
    private SmtpNotifier notifier;

    @BeforeEach
    void startServer() {
        server = ScriptedSmtpServer.clear();
        notifier = SmtpNotifier.builder("localhost")
                .port(server.port())
                .security(SmtpSecurity.NONE)
                .from("kafka@example.com")
                .to("ops@example.com", "boss@example.com")
                .heloName("monitor.example.com")
                .build();
    }

    @AfterEach
    void stopServer() {
        notifier.close();
        server.close();
    }

    private Delivery send(int number) {
        return notifier.send(
                SampleNotifications.one(),
                DeliveryAttempt.to(notifier.audience()).numbered(number));
    }

    private long mails() {
        return server.commands().stream()
                .filter(command -> command.equals("DATA"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "554 5.2.252 SendAsDenied; kafka@example.com not allowed to send as ops@example.com",
                "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
                "552 5.2.2 Mailbox full",
                "552 Mailbox is full, storage exceeded",
                "550 5.7.1 Client host blocked using zen.spamhaus.org",
                "550 5.4.5 Daily user sending quota exceeded",
                "554 5.5.1 Error",
                "554 Transaction failed",
                "571 Nobody knows why",
            })
    void doesNotCallARefusalThatIsNotAboutTheMailOne(String answer) {
        server.answer(".", answer);

        Delivery delivery = send(1);

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
        assertThat(delivery.retryAfter()).contains(Duration.ofMinutes(1));
        assertThat(mails()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "554 5.7.1 Message content rejected",
                "550 5.7.1 This looks like spam",
                "550 Virus found",
                "552 5.7.0 This message was blocked because its content presents a potential security issue",
                "554 5.6.0 Malformed",
                "552 5.3.4 Message too big",
                "552 Message size exceeds fixed limit",
                "552",
                "523 Too long",
                "550 5.2.3 Message length exceeds administrative limit",
            })
    void triesTheSimplestFormAtOnceIfTheMailItselfIsRefused(String answer) {
        server.answer(".", answer, "250 2.0.0 Ok");

        Delivery delivery = send(1);

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void triesEverMoreSlowlyAndGetsThroughInTheEnd() {
        server.answer(".", "554 5.2.252 SendAsDenied");
        var waits = new ArrayList<Optional<Duration>>();
        for (int number = 1; number <= 5; number++) {
            waits.add(send(number).retryAfter());
        }
        server.answer(".", "250 2.0.0 Ok");

        Delivery delivery = send(6);

        assertThat(delivery.result()).isEqualTo(Result.DELIVERED);
        assertThat(waits.stream().map(wait -> wait.orElseThrow().toMinutes())).containsExactly(1L, 5L, 15L, 30L, 30L);
    }

    @Test
    void comesBackForEverybodyIfTheMailIsRefusedAfterARecipientWasPutOff() {
        server.answer("RCPT", "250 2.1.5 Ok", "450 4.2.0 Greylisted").answer("DATA", "554 5.5.1 No valid recipients");

        Delivery delivery = send(1);

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
        assertThat(delivery.detail()).contains("boss@example.com was refused: 450 4.2.0");
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "503 5.5.1 Bad sequence, 503 5.5.1 Bad sequence",
        "450 4.2.0 Greylisted, 550 5.1.1 No such user",
        "550 5.1.1 No such user, 450 4.2.0 Greylisted",
        "552 5.2.2 Full, 550 5.1.1 No such user",
    })
    void takesAServerThatPutsOffOneAndTakesNobodyForOneInTrouble(String first, String second) {
        server.answer("RCPT", first, second);

        Delivery delivery = send(1);

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 No such user then hang up", "550 5.7.1 Go away then hang up"})
    void doesNotTakeARecipientWhoWasNotAnsweredForARefusedOne(String answer) {
        server.answer("RCPT", answer);

        Delivery delivery = send(1);

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
        assertThat(delivery.detail()).doesNotContain("every recipient");
    }

    @Test
    void sendsTheWholeMailAgainAfterARefusalThatWasNotAboutIt() throws Exception {
        try (LocalMailServer real = LocalMailServer.builder().clear().start();
                SmtpNotifier again = SmtpNotifier.builder("localhost")
                        .port(real.port())
                        .security(SmtpSecurity.NONE)
                        .from("kafka@example.com")
                        .to("ops@example.com")
                        .build()) {
            real.refuse(Refusals.of(Step.MAIL, "554 5.2.252 SendAsDenied"));
            Delivery refused = again.send(SampleNotifications.one(), DeliveryAttempt.to(again.audience()));
            real.refuse(Refusals.NONE);

            again.send(
                    SampleNotifications.one(),
                    DeliveryAttempt.to(again.audience()).numbered(2));

            assertThat(refused.result()).as(refused.toString()).isEqualTo(Result.TRANSIENT);
            assertThat(real.received().get(0).source()).contains("text/html");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void triesASmallerMailAtOnceWhereverItIsFoundTooLarge(String verb) {
        server.answer(verb, "552 5.3.4 Too large");

        Delivery delivery = send(1);

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.REJECTED);
        assertThat(delivery.detail()).contains("raise its size limit");
        assertThat(server.commands().stream().filter(command -> command.startsWith("MAIL")))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"552 5.2.2 Mailbox full", "550 5.2.2 Over quota", "554 5.2.2 Mailbox full"})
    void triesARecipientAgainWhoseMailboxIsFull(String answer) {
        server.answer("RCPT", "250 2.1.5 Ok", answer);

        Delivery delivery = send(1);

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PARTIAL);
        assertThat(delivery.answer("boss@example.com").kind()).isEqualTo(Answer.Kind.NOT_NOW);
    }

    @Test
    void saysOfARecipientWhoIsRefusedForGoodThatItIsForGood() {
        server.answer("RCPT", "250 2.1.5 Ok", "550 5.1.1 No such user");

        Delivery delivery = send(1);

        assertThat(delivery.result()).isEqualTo(Result.PARTIAL);
        assertThat(delivery.answer("boss@example.com").kind()).isEqualTo(Answer.Kind.NEVER);
    }

    @Test
    void triesARecipientAgainToWhomTheServerLostItsWay() {
        server.answer("RCPT", "250 2.1.5 Ok", "503 5.5.1 Bad sequence of commands");

        Delivery delivery = send(1);

        assertThat(delivery.result()).isEqualTo(Result.PARTIAL);
        assertThat(delivery.answer("boss@example.com").kind()).isEqualTo(Answer.Kind.NOT_NOW);
    }
}
