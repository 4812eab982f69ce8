package io.kafkamonitor.examples.terminal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Shows that something is being waited for, as soon as it takes longer than two seconds and until it is closed. */
public final class Waiting implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration REDRAWN = Duration.ofMillis(250);
    private static final Duration REPEATED = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final String what;
    private final long startNanos = System.nanoTime();
    private final CountDownLatch over = new CountDownLatch(1);

    private Waiting(Terminal terminal, String what) {
        this.terminal = terminal;
        this.what = what;
    }

    /**
     * Begins to wait; the caller does the waiting, and a thread of this class shows the progress.
     *
     * @param what completes the sentence "waiting for …"
     */
    public static Waiting on(Terminal terminal, String what) {
        var waiting = new Waiting(requireNonNull(terminal, "terminal"), requireNonNull(what, "what"));
        var thread = new Thread(waiting::show, "examples-progress");
        thread.setDaemon(true);
        thread.start();
        return waiting;
    }

    private void show() {
        try {
            Duration pause = PATIENCE;
            while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                terminal.progress("  ... waiting for " + what + ", " + seconds() + " s");
                pause = terminal.isPlain() ? REPEATED : REDRAWN;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            terminal.endProgress();
        }
    }

    private long seconds() {
        return Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
    }

    @Override
    public void close() {
        over.countDown();
    }
}
