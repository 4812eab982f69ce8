package io.kafkamonitor.mail;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs each attempt on a thread of its own and waits for it no longer than it may take. What cannot be ended, such as a
 * name service or a password supplier that does not return, is left behind.
 */
final class AttemptThreads {

    /** A host whose supplier never returns is not to lose a thread at each attempt. */
    static final int MOST_LEFT_BEHIND = 3;

    private static final Duration GRACE = Duration.ofSeconds(1);
    /** How often to look whether it goes on at all. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final AtomicInteger running = new AtomicInteger();

    /** Runs an attempt; returns within the send timeout, or at once after an interrupt, with the flag still set. */
    <T> T run(SmtpWork<T> work, String threadName, SmtpTimeouts timeouts) {
        if (running.get() >= MOST_LEFT_BEHIND) {
            return work.notBegun(MOST_LEFT_BEHIND + " earlier attempts still wait for"
                    + " the password supplier, the name service or TLS of this host");
        }
        var task = new FutureTask<>(work::run);
        Thread thread = thread(task, threadName);
        thread.start();
        return await(new Running<>(work, task, thread), timeouts);
    }

    private Thread thread(FutureTask<?> task, String name) {
        running.incrementAndGet();
        Runnable counted = () -> {
            try {
                task.run();
            } finally {
                running.decrementAndGet();
            }
        };
        var thread = new Thread(null, counted, name, 0, false);
        thread.setDaemon(true);
        // Jakarta Mail looks its parts up through it, and the host's own may not know them
        thread.setContextClassLoader(AttemptThreads.class.getClassLoader());
        return thread;
    }

    private static <T> T await(Running<T> attempt, SmtpTimeouts timeouts) {
        long end = System.nanoTime() + timeouts.send().toNanos();
        try {
            while (true) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return attempt.giveUp("gave up after " + Wording.seconds(timeouts.send()));
                }
                try {
                    return attempt.get(Math.min(
                            left, Math.min(LOOK.toNanos(), timeouts.write().toNanos())));
                } catch (TimeoutException e) {
                    if (attempt.work().isGivenUp()) {
                        return attempt.giveUp("it was given up");
                    }
                    if (attempt.work().isStuck(timeouts.write())) {
                        return attempt.giveUp("it took nothing for " + Wording.seconds(timeouts.write()));
                    }
                }
            }
        } catch (InterruptedException e) {
            T result = attempt.giveUp("it was interrupted");
            Thread.currentThread().interrupt();
            return result;
        }
    }

    private record Running<T>(SmtpWork<T> work, FutureTask<T> task, Thread thread) {

        T get(long nanos) throws InterruptedException, TimeoutException {
            try {
                return task.get(nanos, TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException("Sending a mail failed", e.getCause());
            }
        }

        /** What it says itself if it comes back now, or else what can be said of it. */
        T giveUp(String why) {
            work.giveUp(why);
            thread.interrupt();
            try {
                return get(GRACE.toNanos());
            } catch (TimeoutException e) {
                return work.leftBehind();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return work.leftBehind();
            }
        }
    }
}
