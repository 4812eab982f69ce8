package io.kafkamonitor.examples.terminal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Shows that something is being waited for, as soon as it takes longer than two seconds and until it is over. */
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration REDRAWN = Duration.ofMillis(250);
    private static final Duration REPEATED = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final String what;
    private final long startNanos = System.nanoTime();
    private final CountDownLatch over = new CountDownLatch(1);

    private Waiting(Terminal terminal, String what) {
        this.terminal = requireNonNull(terminal, "terminal");
        this.what = requireNonNull(what, "what");
    }

    /**
     * Does some work on the caller's thread, while a thread of this class shows the progress.
     *
     * @param what completes the sentence "waiting for …"
     */
    public static <T, X extends Exception> T on(Terminal terminal, String what, Work<T, X> work) throws X {
        var waiting = new Waiting(terminal, what);
        var thread = new Thread(waiting::show, "examples-progress");
        thread.setDaemon(true);
        thread.start();
        try {
            return work.run();
        } finally {
            waiting.over.countDown();
            join(thread);
        }
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

    /** So that no late progress line follows what is written next. */
    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long seconds() {
        return Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
    }
}
