package io.kafkamonitor.examples.host;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.examples.report.Overview;
import io.kafkamonitor.examples.terminal.Terminal;
import io.kafkamonitor.examples.terminal.Waiting;
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
            try (var waiting = Waiting.on(terminal, "the cluster to answer, twice in " + BETWEEN.toSeconds() + " s")) {
                monitor.tick();
                Thread.sleep(BETWEEN.toMillis());
                monitor.tick();
            }
            terminal.lines(Overview.of(monitor.snapshot(), monitor.alerts()));
            return monitor.snapshot().failures().isEmpty() ? 0 : 1;
        }
    }

    private static Map<String, String> withoutMails(Map<String, String> settings) {
        var rest = new TreeMap<>(settings);
        rest.keySet().removeIf(key -> key.startsWith("smtp."));
        return rest;
    }
}
