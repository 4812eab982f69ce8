package io.kafkamonitor.examples.it;

import static io.kafkamonitor.rules.Rules.metric;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.alert.Telling;
import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.localmail.LocalMailServer;
import io.kafkamonitor.localmail.ReceivedMail;
import io.kafkamonitor.localmail.Refusals;
import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.mail.SmtpNotifier;
import io.kafkamonitor.mail.SmtpSecurity;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.Rules;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a mail server answers of one recipient, and what the other one is told; over real connections. */
class EachRecipientIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";
    private static final String BUSY = "450 4.2.0 Greylisted";
    private static final String UNKNOWN = "550 5.1.1 No such user";
    private static final String FIRED = "X-Kafka-Monitor-Fired";
    private static final String RESOLVED = "X-Kafka-Monitor-Resolved";
    private static final Metric X = Metric.gauge("test.x", Unit.COUNT, "1 while it is breached.", "name");
    private static final Metric Y = Metric.gauge("test.y", Unit.COUNT, "1 while it is breached.", "name");
    private static final Labels SUBJECT = Labels.of("name", "orders");

    private final LocalMailServer server = LocalMailServer.builder().clear().start();
    private final ScriptedSmtpServer losing = ScriptedSmtpServer.clear();
    private final ManualClock clock = new ManualClock();
    private final FakeCollector collector =
            new FakeCollector("fake", X, Y).value(X, SUBJECT, 0).value(Y, SUBJECT, 0);
    private KafkaMonitor monitor = monitor(server.port());

    private KafkaMonitor monitor(int port) {
        return KafkaMonitor.builder("each")
                .collector(collector)
                .rule(ruleOf("x", X))
                .rule(ruleOf("y", Y))
                .interval(Duration.ofSeconds(5))
                .deliveryDeadline(Duration.ofHours(4)) // the clock of this test runs fast
                .timeSource(clock)
                .notifier(SmtpNotifier.builder("localhost")
                        .security(SmtpSecurity.NONE)
                        .port(port)
                        .from("monitor@example.com")
                        .to(ANN, BOB)
                        .build())
                .build();
    }

    private static Rule ruleOf(String name, Metric metric) {
        return Rules.rule(name)
                .when(metric(metric))
                .isAbove(0.5)
                .severity(Severity.CRITICAL)
                .describedAs("{name} is breached")
                .build();
    }

    @AfterEach
    void stop() {
        monitor.close();
        server.close();
        losing.close();
    }

    /** Lets time pass until something is true. */
    private void until(String what, BooleanSupplier isTrue) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isTrue.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("in time: " + what + "; mails: " + mails())
                    .isLessThan(deadline);
            clock.advance(Duration.ofSeconds(5));
            monitor.tick();
        }
    }

    private List<String> mails() {
        return server.received().stream()
                .map(mail -> mail.recipients() + " " + mail.subject())
                .toList();
    }

    private List<ReceivedMail> mailsTo(String recipient) {
        return server.received().stream()
                .filter(mail -> mail.recipients().contains(recipient))
                .toList();
    }

    private boolean hears(String recipient, String header, Alert alert) {
        return mailsTo(recipient).stream()
                .anyMatch(mail -> mail.header(header).orElse("").contains(alert.incident()));
    }

    private Alert fires(String name, Metric metric) throws InterruptedException {
        collector.value(metric, SUBJECT, 1);
        until(
                name + " to fire",
                () -> monitor.alerts().stream().anyMatch(alert -> alert.rule().equals(name)));
        return monitor.alerts().stream()
                .filter(alert -> alert.rule().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Telling telling(Alert alert, String recipient) {
        return monitor.explain(alert).tellings().stream()
                .filter(telling -> telling.recipient().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    private boolean isTold(Alert alert, String recipient, Telling.Status status) {
        return telling(alert, recipient).status() == status;
    }

    @Test
    void tellsTheOneAtOnceWhileTheOtherIsDeferredAndThenRefused() throws InterruptedException {
        server.refuse(Refusals.ofRecipient(BOB, BUSY));
        Alert x = fires("x", X);
        until("bob to be deferred", () -> isTold(x, BOB, Telling.Status.RETRYING));
        assertThat(hears(ANN, FIRED, x)).isTrue();

        server.refuse(Refusals.ofRecipient(BOB, UNKNOWN));
        until("bob to be refused", () -> isTold(x, BOB, Telling.Status.UNREACHABLE));
        Alert y = fires("y", Y);
        until("ann to hear of y", () -> isTold(y, ANN, Telling.Status.TOLD));

        assertThat(telling(y, BOB).status()).isEqualTo(Telling.Status.UNREACHABLE);
        assertThat(telling(y, BOB).reason()).contains(BOB).contains(UNKNOWN);
        until(
                "ann to hear of bob's address",
                () -> mailsTo(ANN).stream()
                        .anyMatch(mail ->
                                mail.subject().contains(BOB) || mail.text().contains("'" + BOB + " of ")));
        assertThat(monitor.health().parts())
                .filteredOn(PartHealth::isFailing)
                .extracting(PartHealth::name)
                .containsExactly(BOB + " of mail");
        assertThat(mailsTo(BOB)).isEmpty();
        assertThat(mailsTo(ANN).stream()
                        .filter(mail -> mail.header(FIRED).orElse("").contains(y.incident())))
                .hasSize(1);
    }

    @Test
    void saysFirstThatItFiresWhenNobodyCouldBeToldBefore() throws InterruptedException {
        server.refuse((step, address) ->
                step == Refusals.Step.RECIPIENT ? Optional.of(address.equals(ANN) ? BUSY : UNKNOWN) : Optional.empty());
        Alert x = fires("x", X);
        until("bob to be refused", () -> isTold(x, BOB, Telling.Status.UNREACHABLE));
        assertThat(server.received()).isEmpty();

        server.refuse(Refusals.ofRecipient(BOB, UNKNOWN));
        until("ann to hear of x", () -> isTold(x, ANN, Telling.Status.TOLD));
        collector.value(X, SUBJECT, 0);
        until("ann to hear of the end of x", () -> hears(ANN, RESOLVED, x));

        assertThat(server.received().get(0).header(FIRED)).hasValue(x.incident());
        assertThat(mailsTo(BOB)).isEmpty();
    }

    @Test
    void tellsTheEndAlsoToWhomItWasDeferredThoughSomethingElseFires() throws InterruptedException {
        Alert x = fires("x", X);
        until("both to hear of x", () -> hears(ANN, FIRED, x) && hears(BOB, FIRED, x));
        server.refuse(Refusals.ofRecipient(BOB, BUSY));
        collector.value(X, SUBJECT, 0);
        until("ann to hear of the end of x", () -> hears(ANN, RESOLVED, x));

        Alert y = fires("y", Y);
        until("ann to hear of y", () -> hears(ANN, FIRED, y));
        assertThat(hears(BOB, RESOLVED, x)).isFalse();
        server.refuse(Refusals.NONE);
        until("bob to hear of both", () -> hears(BOB, RESOLVED, x) && hears(BOB, FIRED, y));

        assertThat(mailsTo(ANN).stream()
                        .filter(mail -> mail.header(RESOLVED).orElse("").contains(x.incident())))
                .hasSize(1);
    }

    @Test
    void saysTheEndAgainAndMarksItWhenTheAnswerToItWasLost() throws InterruptedException {
        monitor.close();
        losing.answer(".", "250 2.0.0 Ok", ScriptedSmtpServer.HANG_UP, "250 2.0.0 Ok");
        monitor = monitor(losing.port());
        Alert x = fires("x", X);
        until("both to hear of x", () -> isTold(x, ANN, Telling.Status.TOLD) && isTold(x, BOB, Telling.Status.TOLD));
        collector.value(X, SUBJECT, 0);
        until("the answer to be lost", () -> losing.mails().size() == 2);

        Alert y = fires("y", Y);
        until(
                "all to be told",
                () -> losing.mails().stream()
                                        .filter(mail -> isOf(mail, RESOLVED, x))
                                        .count()
                                == 2
                        && losing.mails().stream().anyMatch(mail -> isOf(mail, FIRED, y)));

        List<String> ends =
                losing.mails().stream().filter(mail -> isOf(mail, RESOLVED, x)).toList();
        assertThat(ends.get(0)).doesNotContain("X-Kafka-Monitor-Retry");
        assertThat(ends.get(1)).contains("X-Kafka-Monitor-Retry");
    }

    private static boolean isOf(String mail, String header, Alert alert) {
        return mail.lines().anyMatch(line -> line.startsWith(header + ":") && line.contains(alert.incident()));
    }
}
