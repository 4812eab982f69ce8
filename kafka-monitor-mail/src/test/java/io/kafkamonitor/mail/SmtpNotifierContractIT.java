package io.kafkamonitor.mail;

import io.kafkamonitor.localmail.LocalMailServer;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.testing.NotifierContract;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Needs the loopback interface only. */
class SmtpNotifierContractIT implements NotifierContract {

    private static LocalMailServer server;

    @BeforeAll
    static void startServer() {
        server = LocalMailServer.builder().login("monitor", "secret").start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private static SmtpNotifierBuilder builder() {
        return SmtpNotifier.builder(server.host())
                .port(server.port())
                .sslContext(server.sslContext())
                .from("kafka@example.com")
                .to("ops@example.com");
    }

    @Override
    public Notifier createNotifier() {
        return builder().login("monitor", "secret").build();
    }

    @Override
    public Optional<Notifier> failingNotifier() {
        return Optional.of(builder().login("monitor", "wrong").build());
    }
}
