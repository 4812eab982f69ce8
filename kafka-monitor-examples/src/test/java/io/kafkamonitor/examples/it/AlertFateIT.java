package io.kafkamonitor.examples.it;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Telling;
import io.kafkamonitor.alert.Telling.Status;
import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.localmail.TestCertificates;
import io.kafkamonitor.mail.SmtpNotifier;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What becomes of an alert whose first mail a server does not take: whoever is to be told is told when the server is well again, when
 * that was announced, of the beginning and of the end. Needs the loopback interface only.
 */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
class AlertFateIT {

    private static final Metric LAG = Metric.amount("lag", Unit.of("records"), "Lag.", "topic");
    private static final Labels ORDERS = Labels.of("topic", "orders");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @AutoClose
    private static final TestCertificates certificates = TestCertificates.create();

    private final ManualClock clock = new ManualClock();
    private final FakeCollector collector = new FakeCollector("c", LAG);

    @AutoClose
    private final ScriptedSmtpServer server = ScriptedSmtpServer.withTls(certificates.good())
            .answer("EHLO", "250-localhost\n250-STARTTLS\n250 AUTH PLAIN");

    @AutoClose
    private final KafkaMonitor monitor = KafkaMonitor.builder("test")
            .timeSource(clock)
            .groupWait(Duration.ZERO)
            .collector(collector)
            .rule(rule("backlog").when(metric(LAG)).isAbove(10).build())
            .notifier(SmtpNotifier.builder("localhost")
                    .port(server.port())
                    .sslContext(certificates.trusting())
                    .login("monitor", "s3cret")
                    .from("kafka@example.com")
                    .to("ops@example.com")
                    .heloName("monitor.example.com")
                    .readTimeout(Duration.ofSeconds(2))
                    .build())
            .build();

    private void see(double lag, Duration later) throws InterruptedException {
        collector.value(LAG, ORDERS, lag);
        clock.advance(later);
        monitor.tick();
    }

    private Telling telling() {
        Alert alert = monitor.alerts().get(0);
        return monitor.explain(alert).tellings().get(0);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("nanoseconds too late").isNegative();
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private Telling settled() throws InterruptedException {
        await(() ->
                !List.of(Status.WAITING, Status.BEING_TOLD).contains(telling().status()));
        return telling();
    }

    /** Those about the alert; the monitor may tell of its own troubles, too. */
    private List<String> mails() {
        return server.mails().stream()
                .filter(mail -> mail.contains("X-Kafka-Monitor-Rule: backlog"))
                .toList();
    }

    private String lastMail() {
        return mails().get(mails().size() - 1);
    }

    @ParameterizedTest(name = "{0} answered with {1}")
    @CsvSource({
        // verb, answer, then, after seconds, how
        "GREETING, 421 Too busy then hang up, RETRYING, 5, IN_FULL",
        "GREETING, 554 No, RETRYING, 900, IN_FULL",
        "GREETING, hang up, RETRYING, 5, IN_FULL",
        "GREETING, hang, RETRYING, 5, IN_FULL",
        "STARTTLS, 454 4.7.0 Later, RETRYING, 5, IN_FULL",
        "STARTTLS, 502 5.5.1 No, RETRYING, 900, IN_FULL",
        "STARTTLS, hang up, RETRYING, 5, IN_FULL",
        "EHLO, 250 localhost, RETRYING, 900, IN_FULL",
        "EHLO, 421 4.3.2 Closing then hang up, RETRYING, 5, IN_FULL",
        "AUTH, 454 4.7.0 Later, RETRYING, 5, IN_FULL",
        "AUTH, 535 5.7.8 Wrong, RETRYING, 900, IN_FULL",
        "AUTH, hang up, RETRYING, 5, IN_FULL",
        "MAIL, 451 4.3.0 Later, RETRYING, 5, IN_FULL",
        "MAIL, 421 4.3.2 Closing then hang up, RETRYING, 5, IN_FULL",
        "MAIL, 550 5.7.1 You may not, RETRYING, 900, IN_FULL",
        "MAIL, 552 5.3.4 Too big, TOLD, 0, SIMPLY",
        "RCPT, 450 4.7.1 Greylisted, RETRYING, 60, IN_FULL",
        "RCPT, 452 4.5.3 Too many, RETRYING, 60, IN_FULL",
        "RCPT, 552 5.2.2 Mailbox full, RETRYING, 60, IN_FULL",
        "RCPT, 550 5.1.1 No such user, UNREACHABLE, 900, IN_FULL",
        "RCPT, 504 5.5.2 need fully-qualified hostname, RETRYING, 900, IN_FULL",
        "RCPT, 503 5.5.1 Bad sequence of commands, RETRYING, 60, IN_FULL",
        "RCPT, hang up, RETRYING, 5, IN_FULL",
        "DATA, 451 4.3.0 Later, RETRYING, 5, IN_FULL",
        "DATA, 554 5.5.1 No valid recipients, RETRYING, 900, IN_FULL",
        "DATA, hang up, RETRYING, 5, IN_FULL",
        "., 451 4.3.0 Later, RETRYING, 5, IN_FULL",
        "., 451 4.3.0 Later then hang up, RETRYING, 5, IN_FULL",
        "., 552 5.3.4 Too big, TOLD, 0, SIMPLY",
        "., 550 5.7.1 Spam, TOLD, 0, SIMPLY",
        "., 554 5.2.252 SendAsDenied, RETRYING, 60, IN_FULL",
        "., hang up, PERHAPS_TOLD, 300, PERHAPS_AGAIN",
        "., hang, PERHAPS_TOLD, 300, PERHAPS_AGAIN",
        "QUIT, hang up, TOLD, 0, IN_FULL",
    })
    void isToldWhenTheServerIsWellAgain(String verb, String answer, Status status, int seconds, How how)
            throws InterruptedException {
        see(0, Duration.ofSeconds(1));
        assertThat(server.awaits("QUIT", 1, PATIENCE))
                .as("what is asked at the start")
                .isTrue();
        String well = server.answerTo(verb);
        server.answer(verb, answer, well);
        see(50, Duration.ofSeconds(1));

        Telling first = settled();
        assertThat(first.status()).as(first.toString()).isEqualTo(status);
        assertThat(first.toString()).doesNotContain("s3cret");
        if (status != Status.TOLD) {
            assertThat(first.next()).as(first.toString()).contains(clock.now().plusSeconds(seconds));
            see(50, Duration.ofSeconds(seconds));
            await(() -> telling().status() == Status.TOLD);
        }

        how.check(lastMail());
        int before = mails().size();
        see(0, Duration.ofMinutes(1));
        see(0, Duration.ofMinutes(10));
        await(() -> mails().size() > before);
        assertThat(lastMail()).contains("X-Kafka-Monitor-State: RESOLVED");
        await(() -> monitor.health().parts().stream().noneMatch(part -> part.consecutiveFailures() > 0));
        assertThat(mails()).as("each is told once").hasSize(before + 1);
    }

    /** How a mail tells. */
    enum How {
        IN_FULL,
        SIMPLY,
        PERHAPS_AGAIN;

        void check(String mail) {
            assertThat(mail.contains("text/html")).isEqualTo(this != SIMPLY);
            assertThat(mail.contains("possible-duplicate")).isEqualTo(this == PERHAPS_AGAIN);
            assertThat(mail).contains("X-Kafka-Monitor-State: FIRING");
        }
    }
}
