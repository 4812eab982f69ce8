package io.kafkamonitor.examples.crash;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.KafkaMonitorBuilder;
import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.internal.state.file.FileStateStore;
import io.kafkamonitor.mail.SmtpNotifier;
import io.kafkamonitor.mail.SmtpSecurity;
import io.kafkamonitor.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private final Set<String> said = new HashSet<>();
    private final CountDownLatch ending = new CountDownLatch(1);

    private CrashingHost(HostArguments arguments) {
        this.origin = arguments.origin();
        var script = new Script(arguments.seed(), arguments.calmFrom());
        KafkaMonitorBuilder builder = KafkaMonitor.builder("crash")
                .collector(new ScriptedCollector(script, arguments.lasting(), this::time))
                .interval(Duration.ofMillis(TICK_MILLIS * FastClock.TIMES_FASTER))
                .groupWait(Duration.ofSeconds(15))
                .groupInterval(Duration.ofSeconds(40))
                .deliveryDeadline(Duration.ofHours(4))
                .timeSource(new FastClock(origin))
                .notifier(mail(arguments.port()))
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

    private void run() throws InterruptedException {
        try (monitor) {
            while (!ending.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                monitor.tick();
                scripted().filter(alert -> alert.state().isFiring()).forEach(this::say);
                System.out.println(isCalm() ? IS_CALM : RUNS);
            }
        }
    }

    private void say(Alert alert) {
        if (said.add(alert.incident())) {
            System.out.println(FIRES + alert.incident() + " " + alert.subject().text(0));
        }
    }

    private Stream<Alert> scripted() {
        return monitor.alerts().stream().filter(alert -> alert.rule().startsWith(RULE));
    }

    private boolean isCalm() {
        return scripted().findAny().isEmpty();
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
    record HostArguments(Path state, int port, long seed, Instant origin, long calmFrom, Map<String, Integer> lasting) {

        private static final int FIXED = 5;

        static HostArguments of(String[] arguments) {
            return new HostArguments(
                    Path.of(arguments[0]),
                    Integer.parseInt(arguments[1]),
                    Long.parseLong(arguments[2]),
                    Instant.ofEpochMilli(Long.parseLong(arguments[3])),
                    Long.parseLong(arguments[4]),
                    Stream.of(arguments)
                            .skip(FIXED)
                            .map(word -> word.split("=", -1))
                            .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1]))));
        }

        List<String> words() {
            var words = new ArrayList<String>(
                    List.of(state.toString(), "" + port, "" + seed, "" + origin.toEpochMilli(), "" + calmFrom));
            lasting.forEach((subject, value) -> words.add(subject + "=" + value));
            return words;
        }
    }
}
