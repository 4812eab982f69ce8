package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.LocalMailServer;
import io.kafkamonitor.localmail.LocalMailServerBuilder;
import io.kafkamonitor.localmail.ReceivedMail;
import io.kafkamonitor.localmail.TestCertificates;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Needs nothing but the loopback interface: the mail servers run in this JVM. */
class SmtpNotifierIT {

    private static TestCertificates certificates;

    @BeforeAll
    static void makeCertificates() {
        certificates = TestCertificates.create();
    }

    @AfterAll
    static void deleteCertificates() {
        certificates.close();
    }

    private static LocalMailServerBuilder server() {
        return LocalMailServer.builder().certificates(certificates);
    }

    private static SmtpNotifierBuilder to(LocalMailServer server) {
        return SmtpNotifier.builder("localhost")
                .port(server.port())
                .sslContext(certificates.trusting())
                .from("Kafka <kafka@example.com>")
                .to("ops@example.com");
    }

    private static Delivery deliver(SmtpNotifierBuilder builder) throws Exception {
        return deliver(builder, DeliveryAttempt.first());
    }

    private static Delivery deliver(SmtpNotifierBuilder builder, DeliveryAttempt attempt) throws Exception {
        try (SmtpNotifier notifier = builder.build()) {
            return notifier.send(SampleNotifications.one(), attempt);
        }
    }

    @Test
    void sendsOverStartTlsWithALogin() throws Exception {
        try (LocalMailServer server = server().login("monitor", "secret").start()) {

            Delivery delivery = deliver(to(server).login("monitor", "secret"));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
            assertThat(delivery.detail()).contains("queued as LOCAL");
            ReceivedMail mail = server.awaitMails(1, Duration.ofSeconds(5)).get(0);
            assertThat(mail.from()).isEqualTo("kafka@example.com");
            assertThat(mail.recipients()).containsExactly("ops@example.com");
            assertThat(mail.subject()).isEqualTo("[CRITICAL] orders: Broker 2 is down");
            assertThat(mail.text()).contains("Broker 2 is down");
            assertThat(mail.html()).contains("Broker 2 is down");
        }
    }
}
