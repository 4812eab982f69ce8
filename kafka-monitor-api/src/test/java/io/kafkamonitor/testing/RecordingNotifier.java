package io.kafkamonitor.testing;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A notifier that remembers what it was to tell and answers as it was told to; at first, that everything is delivered.
 *
 * <p>Safe for use by several threads.
 */
public final class RecordingNotifier implements Notifier {

    private final String name;
    private final Object lock = new Object();
    private final List<Notification> notifications = new ArrayList<>(); // guarded by lock
    private final List<DeliveryAttempt> attempts = new ArrayList<>(); // guarded by lock
    private final Deque<Delivery> answers = new ArrayDeque<>(); // guarded by lock
    private List<String> audience; // guarded by lock
    private int closings; // guarded by lock

    /** A notifier named {@code recording}. */
    public RecordingNotifier() {
        this("recording");
    }

    /** A notifier with a name. */
    public RecordingNotifier(String name) {
        this.name = requireNonNull(name, "name");
        this.audience = List.of(name);
        this.answers.add(Delivery.delivered(""));
    }

    /** Tells these recipients instead of one of its own name. */
    public RecordingNotifier telling(String... recipients) {
        synchronized (lock) {
            audience = List.of(recipients);
        }
        return this;
    }

    /**
     * Answers from now on with these, one after the other; the last one again and again.
     *
     * @throws IllegalArgumentException if there is none
     */
    public RecordingNotifier answering(Delivery... deliveries) {
        if (deliveries.length == 0) {
            throw new IllegalArgumentException("A notifier needs an answer; give one or more deliveries");
        }
        synchronized (lock) {
            answers.clear();
            answers.addAll(List.of(deliveries));
        }
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean tellsSummaries() {
        return true;
    }

    @Override
    public List<String> audience() {
        synchronized (lock) {
            return audience;
        }
    }

    @Override
    public Delivery send(Notification notification, DeliveryAttempt attempt) {
        synchronized (lock) {
            notifications.add(requireNonNull(notification, "notification"));
            attempts.add(requireNonNull(attempt, "attempt"));
            lock.notifyAll();
            return answers.size() > 1 ? answers.remove() : answers.element();
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closings++;
        }
    }

    /** What it was to tell, once for each attempt, in that order. */
    public List<Notification> notifications() {
        synchronized (lock) {
            return List.copyOf(notifications);
        }
    }

    /** The attempts, in the order of {@link #notifications()}. */
    public List<DeliveryAttempt> attempts() {
        synchronized (lock) {
            return List.copyOf(attempts);
        }
    }

    /** How often it was closed. */
    public int closings() {
        synchronized (lock) {
            return closings;
        }
    }

    /**
     * Waits, by the clock of this JVM, until there were so many attempts.
     *
     * @return all notifications up to now
     * @throws AssertionError if there were fewer when the time is over
     */
    public List<Notification> awaitNotifications(int count, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            while (notifications.size() < count) {
                long millisLeft = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (millisLeft <= 0) {
                    throw new AssertionError("Notifier '" + name + "' was called " + notifications.size()
                            + " times within " + atMost + " instead of " + count + ": " + notifications);
                }
                lock.wait(millisLeft);
            }
            return List.copyOf(notifications);
        }
    }
}
