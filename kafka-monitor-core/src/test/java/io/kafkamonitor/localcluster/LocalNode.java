package io.kafkamonitor.localcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One node's process, from its first start to its last end. */
final class LocalNode {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final NodePlan plan;
    private final ProcessBuilder command;
    private final Object lock = new Object();

    private volatile @Nullable Process process; // written under lock
    private @Nullable Pause pause; // guarded by lock
    private long logStart; // guarded by lock

    LocalNode(NodePlan plan, ProcessBuilder command) {
        this.plan = plan;
        this.command = command;
    }

    NodePlan plan() {
        return plan;
    }

    void start() {
        synchronized (lock) {
            if (isRunning()) {
                throw new IllegalStateException("Node " + plan.id() + " is running already");
            }
            try {
                logStart = Files.exists(plan.logFile()) ? Files.size(plan.logFile()) : 0;
                process = command.start();
            } catch (IOException e) {
                throw new UncheckedIOException("The JVM of node " + plan.id() + " cannot be started", e);
            }
        }
    }

    void stop() {
        synchronized (lock) {
            resume();
            Process current = process;
            if (current != null) {
                // Process.destroy() would close the standard input as well, which halts the broker at once
                current.toHandle().destroy();
                if (!exitsWithin(current, STOP_TIMEOUT)) {
                    kill();
                }
            }
        }
    }

    /** Takes no lock before the broker is dead, so that it also ends a {@link #stop()} that takes long. */
    void kill() {
        Process current = process;
        if (current != null) {
            current.destroyForcibly();
            exitsWithin(current, STOP_TIMEOUT);
        }
        resume();
    }

    void pause() {
        synchronized (lock) {
            if (pause == null) {
                pause = Pause.of(pid());
            }
        }
    }

    void resume() {
        synchronized (lock) {
            if (pause != null) {
                pause.close();
                pause = null;
            }
        }
    }

    boolean isRunning() {
        Process current = process;
        return current != null && current.isAlive();
    }

    long pid() {
        Process current = process;
        if (current == null || !current.isAlive()) {
            throw new IllegalStateException("Node " + plan.id() + " is not running; restart it first");
        }
        return current.pid();
    }

    /** The telling part of what the node logged since it was last started. */
    String logExcerpt() {
        synchronized (lock) {
            return LogExcerpt.of(plan.logFile(), logStart);
        }
    }

    private static boolean exitsWithin(Process process, Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
