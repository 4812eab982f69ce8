package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses with other letters than those of ASCII before the @; needs the loopback interface only. */
class OtherLettersIT {

    @AutoClose
    private final ScriptedSmtpServer server = ScriptedSmtpServer.clear();

    @AutoClose
    private SmtpNotifier notifier;

    @BeforeEach
    void compose() {
        notifier = SmtpNotifier.builder("localhost")
                .port(server.port())
                .security(SmtpSecurity.NONE)
                .from("kafka@example.com")
                .to("ann@b\u00fccher.example", "j\u00fcrgen@example.com")
                .heloName("monitor.example.com")
                .build();
    }

    private Delivery send() {
        return notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));
    }

    /** The server reads bytes. */
    private static String asUtf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private List<String> envelopes() {
        return server.commands().stream()
                .map(OtherLettersIT::asUtf8)
                .filter(command -> command.startsWith("MAIL") || command.startsWith("RCPT"))
                .toList();
    }

    @Test
    void asksAServerThatKnowsThemForItOnlyWhereItIsNeeded() {
        server.answer("EHLO", "250-localhost\n250 SMTPUTF8");

        Delivery delivery = send();

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        assertThat(envelopes())
                .containsExactly(
                        "MAIL FROM:<kafka@example.com>",
                        "RCPT TO:<ann@xn--bcher-kva.example>",
                        "MAIL FROM:<kafka@example.com> SMTPUTF8",
                        "RCPT TO:<j\u00fcrgen@example.com>");
        assertThat(asUtf8(server.mails().get(0))).doesNotContain("j\u00fcrgen");
        assertThat(asUtf8(server.mails().get(1))).contains("To: j\u00fcrgen@example.com");
    }

    @Test
    void refusesThemAloneWhereTheServerDoesNot() {
        Delivery delivery = send();

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PARTIAL);
        assertThat(delivery.answer("ann@xn--bcher-kva.example").kind()).isEqualTo(Answer.Kind.ACCEPTED);
        assertThat(delivery.answer("j\u00fcrgen@example.com").kind()).isEqualTo(Answer.Kind.NEVER);
        assertThat(delivery.detail()).contains("does not know of addresses with other letters");
        assertThat(envelopes()).noneMatch(command -> command.contains("rgen"));
        assertThat(notifier.check().sentence()).contains("does not know of addresses with other letters");
    }
}
