package io.kafkamonitor.examples.crash;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.KafkaMonitorBuilder;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.state.file.FileStateStore;
import io.kafkamonitor.mail.SmtpNotifier;
import io.kafkamonitor.mail.SmtpSecurity;
import io.kafkamonitor.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The process that is killed: a monitor with a script, a state and mail. Says on its output what it does, a line each, and
 * ends in order when its input ends or has a line.
 */
final class CrashingHost {

    static final String RUNS = "runs";
    static final String FIRES = "fires ";
    static final String IS_CALM = "is calm";

    private static final String RULE = "crash-";

    private static final List<Severity> SEVERITIES = List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO);

    private static final long TICK_MILLIS = 25;

    private final Instant origin;
    private final KafkaMonitor monitor;
    private final CountDownLatch ending = new CountDownLatch(1);

    private CrashingHost(HostArguments arguments) {
        this.origin = arguments.origin();
        var script = new Script(arguments.seed(), arguments.calmFrom());
        KafkaMonitorBuilder builder = KafkaMonitor.builder("crash")
                .collector(new ScriptedCollector(script, this::time))
                .interval(Duration.ofMillis(TICK_MILLIS * FastClock.TIMES_FASTER))
                .groupWait(Duration.ofSeconds(15))
                .groupInterval(Duration.ofSeconds(40))
                .deliveryDeadline(Duration.ofHours(4))
                .timeSource(new FastClock(origin))
                .notifier(mail(arguments.port()))
                .listener(this::say)
                .remembering(new SpokenStore(new FileStateStore(arguments.state(), "crash")));
        for (int i = 0; i < ScriptedCollector.METRICS.size(); i++) {
            builder.rule(ruleOf(i));
        }
        this.monitor = builder.build();
    }

    private long time() {
        return Duration.between(origin, Instant.now()).toMillis();
    }

    private static SmtpNotifier mail(int port) {
        return SmtpNotifier.builder("localhost")
                .security(SmtpSecurity.NONE)
                .port(port)
                .from("monitor@example.com")
                .to(MailLedger.RECIPIENTS.toArray(String[]::new))
                .build();
    }

    private static Rule ruleOf(int number) {
        return rule(RULE + number)
                .when(metric(ScriptedCollector.METRICS.get(number)))
                .isAbove(0.5)
                .forAtLeast(Duration.ofSeconds(20L * number))
                .severity(SEVERITIES.get(number))
                .describedAs("{subject} is breached")
                .build();
    }

    private void say(Transition transition) {
        boolean wasFiring = transition.from().map(AlertState::isFiring).orElse(false);
        boolean isScripted = transition.alert().rule().startsWith(RULE);
        if (isScripted && transition.alert().state() == AlertState.FIRING && !wasFiring) {
            System.out.println(FIRES + transition.alert().incident() + " "
                    + transition.alert().subject().text(0) + " " + time());
        }
    }

    private void run() throws InterruptedException {
        try (monitor) {
            while (!ending.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                monitor.tick();
                System.out.println(isCalm() ? IS_CALM : RUNS);
            }
        }
    }

    private boolean isCalm() {
        return monitor.alerts().stream().noneMatch(alert -> alert.rule().startsWith(RULE));
    }

    private void awaitInput() {
        try {
            System.in.read();
        } catch (IOException e) {
            // as good as its end
        }
        ending.countDown();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var host = new CrashingHost(HostArguments.of(arguments));
        var input = new Thread(host::awaitInput, "input");
        input.setDaemon(true);
        input.start();
        host.run();
    }

    /** What the process is told. */
    record HostArguments(Path state, int port, long seed, Instant origin, long calmFrom) {

        static HostArguments of(String[] arguments) {
            return new HostArguments(
                    Path.of(arguments[0]),
                    Integer.parseInt(arguments[1]),
                    Long.parseLong(arguments[2]),
                    Instant.ofEpochMilli(Long.parseLong(arguments[3])),
                    Long.parseLong(arguments[4]));
        }

        String[] words() {
            return new String[] {state.toString(), "" + port, "" + seed, "" + origin.toEpochMilli(), "" + calmFrom};
        }
    }
}
