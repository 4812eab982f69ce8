package io.kafkamonitor.internal.recording;

import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.metric.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what a monitor sees, on a thread of its own, so that a slow or full disk costs no cycle anything: what it has no
 * time for is left out. Safe for use by several threads.
 */
public final class Recorder implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Recorder.class);

    private static final int MOST_WAITING = 4;
    private static final long MOST_TO_CLOSE_MILLIS = 5_000;

    private final Path path;
    private final RecordingLimits limits;
    private final Thread thread;
    private final Object lock = new Object();
    private final ArrayDeque<Recorded> waiting = new ArrayDeque<>(); // guarded by lock
    private long lastNanos; // guarded by lock
    private boolean isStarted; // guarded by lock
    private boolean isClosed; // guarded by lock
    private @Nullable RecordingDirectory directory; // of the thread alone
    private boolean isFailing; // of the thread alone

    /** A recorder into a directory, which it opens with the first snapshot. */
    public Recorder(Path path, RecordingLimits limits, MonitorThreads threads) {
        this.path = path;
        this.limits = limits;
        this.thread = threads.thread("recorder", this::run);
    }

    /** Takes in what a cycle saw, and never waits. */
    public void take(Snapshot snapshot, long nanoTime) {
        synchronized (lock) {
            if (isClosed) {
                return;
            }
            if (waiting.size() == MOST_WAITING) {
                logger.debug("A snapshot is not recorded, since '{}' is too slow", path);
                return;
            }
            Duration elapsed = isStarted ? Duration.ofNanos(Math.max(0, nanoTime - lastNanos)) : Duration.ZERO;
            lastNanos = nanoTime;
            waiting.add(new Recorded(snapshot, elapsed));
            lock.notifyAll();
            if (!isStarted) {
                isStarted = true;
                thread.start();
            }
        }
    }

    private void run() {
        try {
            for (Recorded next = next(); next != null; next = next()) {
                write(next);
            }
        } catch (InterruptedException e) {
            logger.debug("The recorder was interrupted", e);
        } finally {
            closeDirectory();
        }
    }

    private @Nullable Recorded next() throws InterruptedException {
        synchronized (lock) {
            while (waiting.isEmpty() && !isClosed) {
                lock.wait();
            }
            return waiting.poll();
        }
    }

    private void write(Recorded recorded) {
        try {
            if (directory == null) {
                directory = RecordingDirectory.open(path, limits);
            }
            directory.write(recorded);
            if (isFailing) {
                logger.info("Snapshots are recorded in '{}' again", path);
            }
            isFailing = false;
        } catch (IOException | RuntimeException e) {
            if (isFailing) {
                logger.debug("A snapshot cannot be recorded in '{}'", path, Failures.printable(e));
            } else {
                logger.warn("Snapshots cannot be recorded in '{}' for now", path, Failures.printable(e));
            }
            isFailing = true;
        }
    }

    private void closeDirectory() {
        try {
            if (directory != null) {
                directory.close();
            }
        } catch (IOException e) {
            logger.debug("The recording in '{}' could not be closed", path, e);
        }
    }

    /** Writes what waits, for some seconds at most. */
    @Override
    public void close() {
        synchronized (lock) {
            isClosed = true;
            lock.notifyAll();
            if (!isStarted) {
                return;
            }
        }
        try {
            TimeUnit.MILLISECONDS.timedJoin(thread, MOST_TO_CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
