package io.kafkamonitor.embedding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.mail.SmtpNotifier;
import io.kafkamonitor.mail.SmtpSecurity;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import java.time.Instant;
import java.util.List;

/** An application: sends a mail and says what became of it. */
public final class MailHost {

    private MailHost() {}

    public static void main(String[] arguments) {
        System.out.println(send(Integer.parseInt(arguments[0])));
    }

    /** What became of a mail to a server on this machine. */
    public static String send(int port) {
        Instant now = Instant.parse("2026-11-22T02:24:05Z");
        Alert alert = Alert.builder("a".repeat(32), "broker-down", Labels.of("broker", "2"))
                .state(AlertState.FIRING)
                .summary("Broker 2 is d\u00f6wn")
                .since(now)
                .build();
        Notification news = Notification.builder("orders/1", "orders", "broker-down")
                .time(now)
                .fired(List.of(alert))
                .build();
        try (SmtpNotifier notifier = SmtpNotifier.builder("localhost")
                .port(port)
                .security(SmtpSecurity.NONE)
                .from("W\u00e4chter <kafka@example.com>")
                .to("ops@example.com")
                .heloName("monitor.example.com")
                .build()) {
            return notifier.send(news, DeliveryAttempt.to(notifier.audience())).toString();
        }
    }
}
