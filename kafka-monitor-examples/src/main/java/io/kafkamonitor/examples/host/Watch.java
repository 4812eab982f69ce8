package io.kafkamonitor.examples.host;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.examples.report.Overview;
import io.kafkamonitor.examples.report.RulesWithoutData;
import io.kafkamonitor.examples.terminal.Terminal;
import io.kafkamonitor.examples.terminal.Waiting;
import java.time.Duration;

/** Runs a monitor until this thread is interrupted, and shows now and then what it sees. */
final class Watch {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final KafkaMonitor monitor;
    private final Terminal terminal;

    Watch(KafkaMonitor monitor, Terminal terminal) {
        this.monitor = monitor;
        this.terminal = terminal;
    }

    void untilInterrupted() {
        terminal.line("The monitor '" + monitor.name() + "' runs until Ctrl-C.");
        monitor.start();
        try {
            awaitFirstCycle();
            while (true) {
                terminal.lines(Overview.of(monitor.snapshot(), monitor.alerts()));
                terminal.lines(RulesWithoutData.of(monitor.health()));
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            terminal.line("The monitor '" + monitor.name() + "' ends."); // the flag stays clear, for closing takes time
        }
    }

    private void awaitFirstCycle() throws InterruptedException {
        Waiting.on(terminal, "the first cycle", () -> {
            while (monitor.health().lastCycle() == null) {
                Thread.sleep(LOOK.toMillis());
            }
            return monitor;
        });
    }
}
