package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that says how large a mail may be gets one that fits; needs the loopback interface only. */
class SizeLimitIT {

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
                .to("ops@example.com")
                .heloName("monitor.example.com")
                .build();
    }

    private Delivery send(Notification notification) {
        return notifier.send(notification, DeliveryAttempt.to(notifier.audience()));
    }

    private void takesAtMost(String size) {
        server.answer("EHLO", "250-localhost\n250 SIZE" + size);
    }

    @ParameterizedTest
    @CsvSource({"20000, text/html", "6000, text/plain"})
    void makesTheMailAsShortAsTheServerTakesAndTellsTheReader(int most, String type) {
        takesAtMost(" " + most);

        Delivery delivery = send(SampleNotifications.oneWithEvidence());

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        assertThat(server.mails()).hasSize(1);
        String mail = server.mails().get(0);
        assertThat(mail.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(most);
        assertThat(mail.replace("=\n", ""))
                .contains("48,210 records behind")
                .contains("This mail was shortened: the mail server takes none larger than")
                .contains(type);
        assertThat(server.commands())
                .as("it is asked for nothing that it does not take")
                .containsOnlyOnce("DATA");
    }

    @Test
    void saysThatNoMailFits() {
        takesAtMost(" 300");

        Delivery delivery = send(SampleNotifications.one());

        assertThat(delivery.result()).isEqualTo(Result.TRANSIENT);
        assertThat(delivery.detail())
                .contains("takes no mail of more than 300 B")
                .contains("in its simplest form; raise its size limit");
        assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 0", " 35882577", " unlimited", " 99999999999999999999", " -1"})
    void shortensNothingForALimitThatIsNone(String size) {
        takesAtMost(size);

        Delivery delivery = send(SampleNotifications.oneWithEvidence());

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        assertThat(server.mails().get(0)).doesNotContain("shortened").contains("image/png");
    }
}
