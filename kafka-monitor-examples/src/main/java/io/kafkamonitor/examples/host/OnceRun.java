package io.kafkamonitor.examples.host;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.examples.report.Overview;
import io.kafkamonitor.examples.terminal.Terminal;
import io.kafkamonitor.examples.terminal.Waiting;
import io.kafkamonitor.metric.Snapshot;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Collects, shows what there is and what would fire, and tells nobody else. */
final class OnceRun {

    /** Between two collections, so that rates are known. */
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final Terminal terminal;

    OnceRun(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Returns the exit code: 0, or 1 if a collector failed. */
    int run(Map<String, String> settings) throws InterruptedException {
        MonitorHost.compose(settings, builder -> {}).close(); // all settings are to be right, those of mails too
        try (KafkaMonitor monitor = MonitorHost.compose(withoutMails(settings), builder -> {})) {
            Snapshot snapshot =
                    Waiting.on(terminal, "the cluster to tell of itself, twice", () -> collectTwice(monitor));
            terminal.lines(Overview.of(snapshot, monitor.alerts()));
            return snapshot.failures().isEmpty() ? 0 : 1;
        }
    }

    private static Snapshot collectTwice(KafkaMonitor monitor) throws InterruptedException {
        monitor.tick();
        Thread.sleep(BETWEEN.toMillis());
        monitor.tick();
        return monitor.snapshot();
    }

    private static Map<String, String> withoutMails(Map<String, String> settings) {
        var rest = new TreeMap<>(settings);
        rest.keySet().removeIf(key -> key.startsWith("smtp."));
        return rest;
    }
}
