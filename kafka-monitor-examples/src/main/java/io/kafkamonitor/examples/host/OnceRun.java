package io.kafkamonitor.examples.host;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.examples.report.Overview;
import io.kafkamonitor.examples.report.RulesWithoutData;
import io.kafkamonitor.examples.terminal.Terminal;
import io.kafkamonitor.examples.terminal.Waiting;
import io.kafkamonitor.metric.Snapshot;
import java.time.Duration;

/** Collects, shows what there is and what would fire, and tells nobody else. */
final class OnceRun {

    /** Between two collections, so that rates are known. */
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final Terminal terminal;

    OnceRun(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Returns the exit code: 0, or 1 if a collector failed. */
    int run(SettingsFile settings) throws InterruptedException {
        try (KafkaMonitor monitor = compose(settings)) {
            Snapshot snapshot =
                    Waiting.on(terminal, "the cluster to tell of itself, twice", () -> collectTwice(monitor));
            terminal.lines(Overview.of(snapshot, monitor.alerts()));
            terminal.lines(RulesWithoutData.of(monitor.health()));
            return snapshot.failures().isEmpty() ? 0 : 1;
        }
    }

    private KafkaMonitor compose(SettingsFile settings) {
        return MonitorCommand.composed(settings, terminal, Purpose.LOOK_ONCE, builder -> {});
    }

    private static Snapshot collectTwice(KafkaMonitor monitor) throws InterruptedException {
        monitor.tick();
        Thread.sleep(BETWEEN.toMillis());
        monitor.tick();
        return monitor.snapshot();
    }
}
