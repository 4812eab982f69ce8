package io.kafkamonitor.internal.schedule;

import java.util.concurrent.TimeUnit;

/** Waits for threads to end. */
public final class Joining {

    private Joining() {}

    /** Waits until a deadline at most; an interrupt meanwhile shortens nothing and is there again afterwards. */
    public static void uninterruptibly(Thread thread, Deadline deadline) {
        boolean interrupted = false;
        while (thread.isAlive() && deadline.nanosLeft() > 0) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, deadline.nanosLeft());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
