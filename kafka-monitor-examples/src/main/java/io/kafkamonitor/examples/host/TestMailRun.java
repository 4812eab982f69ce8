package io.kafkamonitor.examples.host;

import static io.kafkamonitor.rules.Rules.notMatching;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Telling;
import io.kafkamonitor.alert.Telling.Status;
import io.kafkamonitor.examples.terminal.Paint;
import io.kafkamonitor.examples.terminal.Terminal;
import io.kafkamonitor.examples.terminal.Waiting;
import io.kafkamonitor.notifier.NotifierCheck;
import io.kafkamonitor.notifier.NotifierCheck.Result;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks every notifier whether it works, and then lets all of them tell everybody that this is a test. */
final class TestMailRun {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Set<Status> UNDER_WAY = Set.of(Status.WAITING, Status.BEING_TOLD);

    private final Terminal terminal;

    TestMailRun(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Returns the exit code: 0 if everybody was told, or 1. */
    int run(SettingsFile settings) throws InterruptedException {
        try (KafkaMonitor monitor = MonitorCommand.composed(
                settings,
                terminal,
                Purpose.TEST_MAIL,
                builder -> builder.rule(new TestMailRule()).groupWait(Duration.ZERO))) {
            Map<String, NotifierCheck> checks =
                    Waiting.on(terminal, "the servers to say what they take", monitor::check);
            checks.forEach(this::show);
            if (checks.isEmpty()) {
                terminal.line("There is nobody to tell anything by; set smtp.host, smtp.from and smtp.to");
                return 1;
            }
            monitor.silence(Silence.of(AlertSelection.all().ofRule(notMatching(TestMailRule.NAME)))
                    .by("--test-mail")
                    .because("only the test is to be told")
                    .until(Instant.now().plus(PATIENCE.multipliedBy(2))));
            monitor.tick();
            List<Telling> tellings = Waiting.on(terminal, "the mail to be taken", () -> awaitTold(monitor));
            tellings.forEach(this::show);
            return tellings.stream().allMatch(telling -> telling.status() == Status.TOLD) ? 0 : 1;
        }
    }

    private void show(String name, NotifierCheck check) {
        Paint paint = check.result() == Result.FAILED ? Paint.RED : Paint.GREEN;
        terminal.line(terminal.paint(paint, "'" + name + "' " + check));
    }

    /** Nothing comes after it, as the monitor ends. */
    private void show(Telling telling) {
        terminal.line(Telling.of(telling.notifier(), telling.recipient(), telling.status(), telling.reason(), null)
                .toString());
    }

    private static List<Telling> awaitTold(KafkaMonitor monitor) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        List<Telling> tellings = tellings(monitor);
        while (tellings.stream().anyMatch(telling -> UNDER_WAY.contains(telling.status()))
                && Instant.now().isBefore(end)) {
            Thread.sleep(LOOK.toMillis());
            tellings = tellings(monitor);
        }
        return tellings;
    }

    private static List<Telling> tellings(KafkaMonitor monitor) {
        return monitor.alerts().stream()
                .filter(alert -> alert.rule().equals(TestMailRule.NAME))
                .flatMap((Alert alert) -> monitor.explain(alert).tellings().stream())
                .toList();
    }
}
