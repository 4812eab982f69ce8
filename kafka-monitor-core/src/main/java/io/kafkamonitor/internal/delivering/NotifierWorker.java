package io.kafkamonitor.internal.delivering;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.deciding.Departure;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.Closing;
import io.kafkamonitor.internal.schedule.Deadline;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers the letters of one notifier, on a thread of its own. A notifier may throw or hang. */
final class NotifierWorker {

    private static final Logger logger = LoggerFactory.getLogger(NotifierWorker.class);

    private static final long PAUSE_MILLIS = 5_000;

    private final Notifier notifier;
    private final String name;
    private final Letterbox letters;
    private final Duration deadline;
    private final HealthBoard board;
    private final UnreachedRecipients recipients;
    private final TimeSource time;
    private final Thread thread;
    private final Object lock = new Object();
    private @Nullable Long sendingSince; // guarded by lock
    private volatile boolean stopped;

    NotifierWorker(Notifier notifier, Letterbox letters, Duration deadline, Surroundings surroundings) {
        this.notifier = notifier;
        this.name = notifier.name();
        this.letters = letters;
        this.deadline = deadline;
        this.board = surroundings.board();
        this.recipients = new UnreachedRecipients(name, board);
        this.time = surroundings.time();
        this.thread = surroundings.threads().thread("notifier-" + name, this::run);
    }

    String name() {
        return name;
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!stopped) {
            try {
                deliver(letters.take());
            } catch (InterruptedException e) {
                // only stop() means to end this thread, and the loop condition tells
                logger.debug("The notifier '{}' was interrupted between two deliveries", name, e);
            } catch (Throwable e) { // this thread has to live on, whatever it is
                logger.error("Delivering to '{}' failed", name, Failures.printable(e));
                board.broken(PartKind.NOTIFIER, name, Failures.describe(e));
                pause();
            }
        }
    }

    /** After what should never happen, and would happen again at once. */
    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            logger.debug("The notifier '{}' was interrupted in a pause", name, e);
        }
    }

    private void deliver(Departure departure) {
        Notification notification = departure.notification();
        DeliveryAttempt attempt = departure.attempt();
        beginSending();
        Delivery delivery = send(notification, attempt);
        endSending();
        letters.put(delivery);
        note(delivery, attempt);
        logger.debug("The notifier '{}' answers to {} ({}): {}", name, notification, attempt, delivery);
    }

    private void beginSending() {
        synchronized (lock) {
            sendingSince = time.nanoTime();
        }
    }

    private void endSending() {
        synchronized (lock) {
            sendingSince = null;
            Thread.interrupted(); // an interrupt that came too late is not meant for the next delivery
        }
    }

    private Delivery send(Notification notification, DeliveryAttempt attempt) {
        try {
            return requireNonNull(notifier.send(notification, attempt), "send() returned null; return a Delivery");
        } catch (InterruptedException e) {
            return Delivery.transientFailure("it was interrupted");
        } catch (Throwable e) { // an Error of a notifier is its own failure
            logger.debug("The notifier '{}' threw", name, Failures.printable(e));
            return Delivery.transientFailure(Failures.describe(e));
        }
    }

    private void note(Delivery delivery, DeliveryAttempt attempt) {
        switch (delivery.result()) {
            case DELIVERED, PARTIAL -> {
                recipients.note(delivery, attempt.recipients(), time.now());
                if (recipients.isSomebodyReached()) {
                    board.succeeded(PartKind.NOTIFIER, name, time.now());
                } else {
                    board.failed(PartKind.NOTIFIER, name, delivery.detail());
                }
            }
            case TRANSIENT, AMBIGUOUS -> board.failed(PartKind.NOTIFIER, name, delivery.detail());
            case PERMANENT, REJECTED -> board.broken(PartKind.NOTIFIER, name, delivery.detail());
        }
    }

    void wake() {
        letters.wake();
    }

    /** From now on only what would tell of an end goes out, and that without waiting. */
    void hurry() {
        letters.hurry();
    }

    /** Interrupts a delivery that takes too long; called by the thread of the cycle. */
    void checkOverdue(long now) {
        synchronized (lock) {
            if (sendingSince == null || now - sendingSince <= deadline.toNanos()) {
                return;
            }
            // both before the delivery can end, or this would be noted after its result
            board.broken(PartKind.NOTIFIER, name, "it has not returned for more than " + deadline.toSeconds() + " s");
            thread.interrupt();
        }
    }

    /** Waits until what is due is delivered, or until the deadline. */
    void finish(Deadline deadline) {
        try {
            if (thread.isAlive() && !letters.awaitQuiet(deadline.nanosLeft())) {
                logger.warn("The notifier '{}' did not deliver everything before the monitor was closed", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the thread after the delivery that is under way, which is interrupted. */
    void stop() {
        stopped = true;
        thread.interrupt();
        long waiting = letters.waiting();
        if (waiting > 0) {
            logger.warn(
                    "There is something left to tell by '{}', of {} rules: the monitor was closed first",
                    name,
                    waiting);
        }
    }

    /** Waits until the thread has ended, or until the deadline. */
    void join(Deadline deadline) {
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline.nanosLeft()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Closing.Part closing() {
        return new Closing.Part("notifier '" + name + "'", notifier);
    }
}
