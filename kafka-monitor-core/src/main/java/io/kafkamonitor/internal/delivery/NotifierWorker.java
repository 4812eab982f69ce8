package io.kafkamonitor.internal.delivery;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers what is in the queue of one notifier, on a thread of its own. A notifier may throw or hang. */
final class NotifierWorker {

    private static final Logger logger = LoggerFactory.getLogger(NotifierWorker.class);

    private final Notifier notifier;
    private final String name;
    private final DeliveryQueue queue;
    private final Duration deadline;
    private final HealthBoard board;
    private final TimeSource time;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean sending;
    private volatile long sendingSince;

    NotifierWorker(
            Notifier notifier,
            DeliveryQueue queue,
            Duration deadline,
            HealthBoard board,
            TimeSource time,
            MonitorThreads threads) {
        this.notifier = notifier;
        this.name = notifier.name();
        this.queue = queue;
        this.deadline = deadline;
        this.board = board;
        this.time = time;
        this.thread = threads.thread("notifier-" + name, this::run);
    }

    String name() {
        return name;
    }

    DeliveryQueue queue() {
        return queue;
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                deliver(queue.take(time));
            } catch (InterruptedException e) {
                // an interrupt either ends a delivery that hangs or comes with close(); the loop condition tells
                logger.debug("The notifier '{}' was interrupted", name, e);
            } catch (Throwable e) {
                logger.error("Delivering to '{}' failed; nobody is told by it until this is mended", name, e);
                board.broken(PartKind.NOTIFIER, name, Failures.describe(e));
            }
        }
    }

    private void deliver(QueueItem item) {
        sendingSince = time.nanoTime();
        sending = true;
        Delivery delivery = send(item);
        sending = false;
        note(delivery);
        boolean finished = queue.done(item, delivery, time.nanoTime());
        if (finished && delivery.result() != Delivery.Result.DELIVERED) {
            logger.error(
                    "The notifier '{}' could not deliver {} and gives it up: {}", name, item.notification, delivery);
        } else {
            logger.debug("The notifier '{}' answers to {}: {}", name, item.notification, delivery);
        }
    }

    private Delivery send(QueueItem item) {
        try {
            return requireNonNull(
                    notifier.send(item.notification, item.nextAttempt()), "send() returned null; return a Delivery");
        } catch (InterruptedException e) {
            return Delivery.transientFailure("it was interrupted");
        } catch (Exception | LinkageError e) {
            logger.debug("The notifier '{}' threw", name, e);
            return Delivery.transientFailure(Failures.describe(e));
        }
    }

    private void note(Delivery delivery) {
        switch (delivery.result()) {
            case DELIVERED, PARTIAL -> board.succeeded(PartKind.NOTIFIER, name, time.now());
            case TRANSIENT, AMBIGUOUS -> board.failed(PartKind.NOTIFIER, name, delivery.detail());
            case PERMANENT, REJECTED -> board.broken(PartKind.NOTIFIER, name, delivery.detail());
        }
        if (!delivery.rejectedTargets().isEmpty()) {
            logger.warn("The notifier '{}' cannot reach {}: {}", name, delivery.rejectedTargets(), delivery.detail());
        }
    }

    /** Interrupts a delivery that takes too long; called by the thread of the cycle. */
    void checkOverdue(long now) {
        if (sending && now - sendingSince > deadline.toNanos()) {
            board.broken(PartKind.NOTIFIER, name, "it has not returned for more than " + deadline.toSeconds() + " s");
            thread.interrupt();
        }
    }

    /** Lets the worker deliver what is due, then ends it and closes the notifier. */
    void close(Duration patience) {
        try {
            if (thread.isAlive() && !queue.awaitQuiet(time.nanoTime(), patience.toNanos())) {
                logger.warn("The notifier '{}' did not deliver everything before the monitor was closed", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closed = true;
        thread.interrupt();
        if (queue.waiting() > 0) {
            logger.error("{} notifications for '{}' are lost: the monitor was closed first", queue.waiting(), name);
        }
        closeNotifier();
    }

    private void closeNotifier() {
        try {
            notifier.close();
        } catch (Exception | LinkageError e) {
            logger.warn("The notifier '{}' could not be closed", name, e);
        }
    }
}
