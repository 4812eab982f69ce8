package io.kafkamonitor.examples.custom;

import io.kafkamonitor.mail.MailLook;
import io.kafkamonitor.mail.SmtpNotifier;
import java.time.ZoneId;
import java.util.Locale;

/** Mails in the language of their readers, with links of the host. */
public final class OwnMails {

    private OwnMails() {}

    /** A notifier for {@code KafkaMonitorBuilder.notifier}. */
    public static SmtpNotifier notifier() {
        return SmtpNotifier.builder("smtp.example.com")
                .from("kafka@example.com")
                .to("oncall@example.com")
                .look(MailLook.DEFAULT
                        .in(Locale.CHINESE, ZoneId.of("Asia/Shanghai"))
                        .link("Runbook", "https://wiki.example.com/kafka/{rule}")
                        .link(
                                "Dashboard",
                                "https://grafana.example.com/d/kafka?var-topic={topic}&from={sinceMillis}&to={nowMillis}")
                        .link("Silence", "mailto:ops@example.com?subject=silence%20{incident}"))
                .build();
    }
}
