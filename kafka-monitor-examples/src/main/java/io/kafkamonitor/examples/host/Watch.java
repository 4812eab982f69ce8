package io.kafkamonitor.examples.host;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.examples.report.Overview;
import io.kafkamonitor.examples.terminal.Terminal;
import io.kafkamonitor.examples.terminal.Waiting;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs a monitor until the process is told to end, and shows now and then what it sees. */
final class Watch {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration FAREWELL = Duration.ofSeconds(15);

    private final KafkaMonitor monitor;
    private final Terminal terminal;
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    Watch(KafkaMonitor monitor, Terminal terminal) {
        this.monitor = monitor;
        this.terminal = terminal;
    }

    /** Returns after Ctrl-C or SIGTERM, with the monitor closed. */
    void untilTold() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "examples-shutdown"));
        terminal.line("The monitor '" + monitor.name() + "' runs until Ctrl-C.");
        monitor.start();
        awaitFirstCycle();
        do {
            terminal.lines(Overview.of(monitor.snapshot(), monitor.alerts()));
        } while (!told.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        monitor.close();
        closed.countDown();
    }

    private void awaitFirstCycle() throws InterruptedException {
        try (var waiting = Waiting.on(terminal, "the first cycle")) {
            while (monitor.health().lastCycle() == null) {
                if (told.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }
    }

    /** The JVM halts when its hooks have returned, so this one waits until all is closed. */
    private void end() {
        told.countDown();
        try {
            closed.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
