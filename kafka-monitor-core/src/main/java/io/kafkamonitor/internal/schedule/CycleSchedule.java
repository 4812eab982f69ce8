package io.kafkamonitor.internal.schedule;

import io.kafkamonitor.internal.health.Failures;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a cycle at a fixed rate on one thread of its own. A cycle that takes longer than the interval makes the ones it
 * overlaps be skipped and counted, never run late in a row.
 */
public final class CycleSchedule {

    private static final Logger logger = LoggerFactory.getLogger(CycleSchedule.class);

    private final Duration interval;
    private final Runnable cycle;
    private final Thread thread;
    private final AtomicLong missed = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private boolean closed; // guarded by lock

    /** A schedule that has not started. */
    public CycleSchedule(MonitorThreads threads, Duration interval, Runnable cycle) {
        this.interval = interval;
        this.cycle = cycle;
        this.thread = threads.thread("cycle", this::run);
    }

    /** Begins with a first cycle at once. */
    public void start() {
        thread.start();
    }

    /** How many cycles were skipped so far. */
    public long missed() {
        return missed.get();
    }

    private void run() {
        long due = System.nanoTime();
        while (waitUntil(due)) {
            runGuarded();
            due = nextAfter(due);
        }
    }

    private long nextAfter(long due) {
        long next = due + interval.toNanos();
        long late = System.nanoTime() - next;
        if (late > 0) {
            long skipped = late / interval.toNanos() + 1;
            missed.addAndGet(skipped);
            next += skipped * interval.toNanos();
        }
        return next;
    }

    private void runGuarded() {
        try {
            cycle.run();
        } catch (Throwable e) { // whatever it is, the next cycle may go well
            logger.error(
                    "A cycle of the monitor failed; nobody is told of anything until one succeeds",
                    Failures.printable(e));
        }
    }

    private boolean waitUntil(long due) {
        lock.lock();
        try {
            while (!closed && due - System.nanoTime() > 0) {
                try {
                    closing.awaitNanos(due - System.nanoTime());
                } catch (InterruptedException e) {
                    // only close() ends the schedule; a listener that leaves an interrupt behind does not
                    logger.debug("The schedule was interrupted", e);
                }
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends after the present cycle, which is interrupted after most of the time and left behind after all of it. */
    public void close(Deadline deadline) {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, deadline.most().nanosLeft());
            thread.interrupt();
            TimeUnit.NANOSECONDS.timedJoin(thread, deadline.nanosLeft());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
