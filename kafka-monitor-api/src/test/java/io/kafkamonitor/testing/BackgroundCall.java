package io.kafkamonitor.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call on a daemon thread of its own, for calls that block or may hang. */
final class BackgroundCall<T> {

    private static final Duration TIME_TO_BLOCK = Duration.ofSeconds(1);
    private static final Duration TIME_BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final int LOOKS_TO_BE_SURE = 10;

    private final FutureTask<T> task;
    private final Thread thread;

    private BackgroundCall(Callable<T> call) {
        this.task = new FutureTask<>(call);
        this.thread = new Thread(task, "background-call");
        thread.setDaemon(true);
    }

    static <T> BackgroundCall<T> start(Callable<T> call) {
        var started = new BackgroundCall<T>(call);
        started.thread.start();
        return started;
    }

    /**
     * Waits until the call blocks; a call that does neither that nor return within a second counts as blocked. A wait
     * must last for some looks in a row, since loading a class waits for a moment too.
     */
    boolean blocks() throws InterruptedException {
        long begin = System.nanoTime();
        int waitingLooks = 0;
        while (waitingLooks < LOOKS_TO_BE_SURE && System.nanoTime() - begin < TIME_TO_BLOCK.toNanos()) {
            if (endsWithin(TIME_BETWEEN_LOOKS)) {
                return false;
            }
            waitingLooks = thread.getState() == Thread.State.RUNNABLE ? 0 : waitingLooks + 1;
        }
        return true;
    }

    void interrupt() {
        thread.interrupt();
    }

    boolean endsWithin(Duration time) throws InterruptedException {
        thread.join(time.toMillis());
        return !thread.isAlive();
    }

    /** What the call returned or threw. */
    T result(Duration atMost) throws InterruptedException, ExecutionException, TimeoutException {
        return task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
