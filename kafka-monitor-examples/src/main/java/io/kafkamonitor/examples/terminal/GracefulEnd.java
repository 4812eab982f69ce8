package io.kafkamonitor.examples.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns Ctrl-C and SIGTERM into an interrupt of the working thread, and lets it close what it opened. */
public final class GracefulEnd {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "examples-shutdown");

    private GracefulEnd() {}

    /**
     * Does some work on the caller's thread; that is interrupted when the JVM is asked to end, and the JVM halts when the
     * work is over, or 15 seconds later.
     */
    public static <T, X extends Exception> T of(Work<T, X> work) throws X {
        var end = new GracefulEnd();
        Runtime.getRuntime().addShutdownHook(end.hook);
        try {
            return work.run();
        } finally {
            end.over();
        }
    }

    private void end() {
        worker.interrupt();
        try {
            closed.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void over() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is ending: the hook runs, and sees that the work is over
        }
    }
}
