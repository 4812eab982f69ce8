package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class SmtpFailureClassifierTest {

    private static final List<String> AUDIENCE = List.of("ops@example.com", "boss@example.com");

    private List<String> toBeTold = AUDIENCE;
    private final SmtpDialogue dialogue = new SmtpDialogue(Discretion.of(envelope()));

    SmtpFailureClassifierTest() {
        dialogue.reached(SmtpPhase.CONNECT);
    }

    private static Envelope envelope() {
        var kafka = MailAddress.parse("kafka@example.com");
        return new Envelope(kafka, kafka, List.of(MailAddress.parse("ops@example.com")), List.of(), List.of());
    }

    private Delivery outcome(Throwable failure) {
        return outcome(failure, Optional.empty());
    }

    private Delivery outcome(Throwable failure, Optional<String> cut) {
        var server = new SmtpServer(
                "smtp.example.com",
                587,
                SmtpSecurity.STARTTLS,
                SmtpFailureClassifierTest::tls,
                null,
                null,
                SmtpTimeouts.DEFAULT,
                NameService.SYSTEM);
        return new SmtpFailureClassifier(server, DeliveryAttempt.to(toBeTold), AUDIENCE)
                .outcome(dialogue, failure, cut)
                .delivery();
    }

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void said(String command, int code, String answer) {
        dialogue.sending(command);
        dialogue.awaiting();
        dialogue.received(code, answer);
    }

    private void connected() {
        dialogue.awaiting();
        dialogue.received(220, "220 smtp.example.com ESMTP");
        said("EHLO app-1.example.com", 250, "250 smtp.example.com");
    }

    private void sent(String... recipients) {
        connected();
        said("MAIL FROM:<kafka@example.com>", 250, "250 Ok");
        for (String recipient : recipients) {
            said("RCPT TO:<" + recipient + ">", 250, "250 Ok");
        }
        said("DATA", 354, "354 Go ahead");
        dialogue.sending(".");
        dialogue.awaiting();
    }

    @Test
    void believesTheAnswerEvenIfTheConnectionBrokeAfterIt() {
        sent("ops@example.com");
        dialogue.received(250, "250 2.0.0 Ok: queued as 4711");

        assertThat(outcome(new MessagingException("Can't send command", new SocketException()))
                        .result())
                .isEqualTo(Result.DELIVERED);
    }

    @Test
    void believesARefusalEvenIfTheResetAfterItFailed() {
        sent("ops@example.com");
        dialogue.received(451, "451 4.3.0 Later");
        said("RSET", -1, "[EOF]");

        assertThat(outcome(new MessagingException("Can't send command", new SocketException()))
                        .result())
                .isEqualTo(Result.TRANSIENT);
    }

    @Test
    void doesNotKnowWithoutAnAnswerToTheMail() {
        sent("ops@example.com");

        Delivery delivery = outcome(
                new MessagingException("Exception reading response", new SocketTimeoutException("Read timed out")));

        assertThat(delivery.result()).isEqualTo(Result.AMBIGUOUS);
        assertThat(delivery.detail()).contains("Read timed out");
    }

    @Test
    void doesNotKnowIfItGaveUpWaitingForTheAnswer() {
        sent("ops@example.com");

        assertThat(outcome(
                                new MessagingException("Exception reading response", new SocketException()),
                                Optional.of("gave up"))
                        .result())
                .isEqualTo(Result.AMBIGUOUS);
    }

    @Test
    void knowsThatAMailThatWasNotEndedWasNotTaken() {
        connected();
        said("MAIL FROM:<kafka@example.com>", 250, "250 Ok");
        said("RCPT TO:<ops@example.com>", 250, "250 Ok");
        said("DATA", 354, "354 Go ahead");

        assertThat(outcome(new MessagingException("IOException while sending message", new IOException("Broken pipe")))
                        .result())
                .isEqualTo(Result.TRANSIENT);
    }

    @Test
    void takesAMissingLibraryForAWrongPackaging() {
        assertThat(outcome(new NoClassDefFoundError("jakarta/activation/DataSource")))
                .satisfies(delivery -> assertThat(delivery.result()).isEqualTo(Result.PERMANENT))
                .satisfies(delivery -> assertThat(delivery.detail()).contains("META-INF/services"));
        assertThat(outcome(new IllegalStateException("No provider of jakarta.mail.util.StreamProvider was found"))
                        .result())
                .isEqualTo(Result.PERMANENT);
    }

    @Test
    void neverRepeatsACommandWithALineBreakInIt() {
        connected();

        assertThat(outcome(new MessagingException(
                                "Can't send command to SMTP host",
                                new IllegalArgumentException("Command contains illegal character: 0x0d")))
                        .result())
                .isEqualTo(Result.PERMANENT);
    }

    @Test
    void answersForEachRecipientOfAMailThatWasTaken() {
        connected();
        said("MAIL FROM:<kafka@example.com>", 250, "250 Ok");
        said("RCPT TO:<told@example.com>", 250, "250 Ok");
        said("RCPT TO:<busy@example.com>", 450, "450 4.2.1 Busy");
        said("RCPT TO:<full@example.com>", 552, "552 5.2.2 Mailbox full");
        said("RCPT TO:<gone@example.com>", 550, "550 5.1.1 No such user");
        said("DATA", 354, "354 Go ahead");
        said(".", 250, "250 Ok: queued");

        Delivery delivery = outcome(new MessagingException("some failed"));

        assertThat(delivery.result()).isEqualTo(Result.PARTIAL);
        assertThat(delivery.answer("told@example.com").kind()).isEqualTo(Answer.Kind.ACCEPTED);
        assertThat(delivery.answer("busy@example.com").kind()).isEqualTo(Answer.Kind.NOT_NOW);
        assertThat(delivery.answer("full@example.com").kind()).isEqualTo(Answer.Kind.NOT_NOW);
        assertThat(delivery.answer("gone@example.com").kind()).isEqualTo(Answer.Kind.NEVER);
        assertThat(delivery.detail()).contains("gone@example.com was refused: 550 5.1.1 No such user");
        assertThat(delivery.retryAfter())
                .as("a minute is too soon for the lost")
                .isEmpty();
    }

    @Test
    void takesNobodyAcceptedForNobodyToldWhateverTheAnswers() {
        connected();
        said("MAIL FROM:<kafka@example.com>", 250, "250 Ok");
        said("RCPT TO:<busy@example.com>", 450, "450 4.2.1 Busy");
        said("RCPT TO:<gone@example.com>", 550, "550 5.1.1 No such user");

        Delivery delivery = outcome(new MessagingException("Invalid Addresses"));

        assertThat(delivery.result()).isEqualTo(Result.TRANSIENT);
        assertThat(delivery.detail()).contains("busy@example.com").contains("gone@example.com");
        assertThat(delivery.answer("busy@example.com").kind()).isEqualTo(Answer.Kind.NOT_NOW);
        assertThat(delivery.answer("gone@example.com").kind()).isEqualTo(Answer.Kind.NEVER);
        assertThat(delivery.retryAfter())
                .as("a minute is too soon for the lost")
                .isEmpty();
    }

    private Delivery refusing(String recipient, int code, String answer) {
        connected();
        said("MAIL FROM:<kafka@example.com>", 250, "250 Ok");
        said("RCPT TO:<" + recipient + ">", code, code + answer);
        return outcome(new MessagingException("Invalid Addresses"));
    }

    @Test
    void doesNotKeepTheOthersWaitingWhenAllThatAreLeftAreRefusedForOurSetup() {
        toBeTold = List.of("boss@example.com");

        Delivery delivery = refusing("boss@example.com", 554, " 5.7.1 Relay access denied");

        assertThat(delivery.result()).isEqualTo(Result.PARTIAL);
        assertThat(delivery.answer("boss@example.com").kind()).isEqualTo(Answer.Kind.NOT_NOW);
        assertThat(delivery.answer("boss@example.com").why())
                .contains("boss@example.com was refused: 554 5.7.1 Relay access denied")
                .contains("passes nothing on for this host");
    }

    @Test
    void doesNotKeepTheOthersWaitingWhenAllThatAreLeftArePutOff() {
        toBeTold = List.of("boss@example.com");

        Delivery delivery = refusing("boss@example.com", 450, " 4.2.0 Greylisted");

        assertThat(delivery.result()).isEqualTo(Result.PARTIAL);
        assertThat(delivery.answer("boss@example.com").kind()).isEqualTo(Answer.Kind.NOT_NOW);
        assertThat(delivery.retryAfter()).isPresent();
    }

    @Test
    void takesARefusalOfAllWithoutAReasonForOurSetup() {
        assertThat(refusing("ops@example.com", 554, " Denied").result()).isEqualTo(Result.PERMANENT);
    }

    @Test
    void comesBackToAGruffServerInAQuarterOfAnHour() {
        dialogue.awaiting();
        dialogue.received(554, "554 No service for you");

        Delivery delivery = outcome(new MessagingException("Got bad greeting"));

        assertThat(delivery.result()).isEqualTo(Result.TRANSIENT);
        assertThat(delivery.retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).hasMinutes(15));
    }
}
