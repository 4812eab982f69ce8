package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.DeliveryAttempt;

/** An application that is one large jar: sends a mail and prints what became of it. */
final class FatJarHost {

    private FatJarHost() {}

    public static void main(String[] arguments) throws Exception {
        try (SmtpNotifier notifier = SmtpNotifier.builder("localhost")
                .port(Integer.parseInt(arguments[0]))
                .security(SmtpSecurity.NONE)
                .from("kafka@example.com")
                .to("ops@example.com")
                .heloName("monitor.example.com")
                .build()) {
            System.out.println(notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience())));
        }
    }
}
