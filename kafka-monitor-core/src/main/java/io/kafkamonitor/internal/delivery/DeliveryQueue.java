package io.kafkamonitor.internal.delivery;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.time.TimeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What one notifier has still to deliver, and what it has delivered since the planner last asked. */
final class DeliveryQueue {

    /** How late an attempt may be; retries wait for seconds at least. */
    private static final long POLL_MILLIS = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<QueueItem> items = new ArrayList<>(); // guarded by lock
    private final List<Notification> settled = new ArrayList<>(); // guarded by lock

    /** Puts a notification at the end. */
    void add(Notification notification, long now) {
        lock.lock();
        try {
            items.add(new QueueItem(notification, now));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Puts newer news in the place of a notification that nobody has seen. It keeps the place and the waiting time, so
     * that a server that is down is not asked more often because there are news.
     *
     * @return whether it was replaced; not if it is under way or people may know it already
     */
    boolean replace(Notification old, Notification newer) {
        lock.lock();
        try {
            for (QueueItem item : items) {
                if (item.notification.id().equals(old.id())) {
                    return replace(item, newer);
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static boolean replace(QueueItem item, Notification newer) {
        if (item.inFlight || item.settled) {
            return false;
        }
        item.notification = newer;
        return true;
    }

    /** The next item that is due, marked as in flight; null if there is none. */
    @Nullable
    QueueItem poll(long now) {
        lock.lock();
        try {
            QueueItem next = items.stream()
                    .filter(item -> !item.inFlight && item.due - now <= 0)
                    .min(Comparator.comparingLong(item -> item.due - now))
                    .orElse(null);
            if (next != null) {
                next.inFlight = true;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** The next item that is due, marked as in flight; waits until there is one. */
    QueueItem take(TimeSource time) throws InterruptedException {
        lock.lock();
        try {
            QueueItem next = poll(time.nanoTime());
            while (next == null) {
                changed.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
                next = poll(time.nanoTime());
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the result of an attempt; returns whether the item is done with. */
    boolean done(QueueItem item, Delivery delivery, long now) {
        lock.lock();
        try {
            item.inFlight = false;
            item.attempts++;
            boolean finished = isFinal(delivery) || now - item.firstQueued > RetrySchedule.GIVE_UP_AFTER.toNanos();
            if (finished || peopleMayKnow(delivery)) {
                settle(item);
            }
            if (finished) {
                items.remove(item);
            } else {
                item.due = now + RetrySchedule.after(delivery, item.attempts).toNanos();
                item.targets = Set.copyOf(delivery.retryTargets());
                item.possibleDuplicate |= delivery.result() == Delivery.Result.AMBIGUOUS;
            }
            changed.signalAll();
            return finished;
        } finally {
            lock.unlock();
        }
    }

    private void settle(QueueItem item) {
        if (!item.settled) {
            item.settled = true;
            settled.add(item.notification);
        }
    }

    private static boolean isFinal(Delivery delivery) {
        return switch (delivery.result()) {
            case DELIVERED, REJECTED -> true;
            case PARTIAL, TRANSIENT, PERMANENT, AMBIGUOUS -> false;
        };
    }

    private static boolean peopleMayKnow(Delivery delivery) {
        return switch (delivery.result()) {
            case DELIVERED, PARTIAL, AMBIGUOUS -> true;
            case TRANSIENT, PERMANENT, REJECTED -> false;
        };
    }

    /** The notifications that were settled since the last call. */
    List<Notification> takeSettled() {
        lock.lock();
        try {
            var taken = List.copyOf(settled);
            settled.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** How many notifications people do not know of yet. */
    int waiting() {
        lock.lock();
        try {
            return (int) items.stream().filter(item -> !item.settled).count();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is due or in flight any more, or the time is over; returns whether that is so. */
    boolean awaitQuiet(long now, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && items.stream().anyMatch(item -> item.inFlight || item.due - now <= 0)) {
                left = changed.awaitNanos(left);
            }
            return left > 0;
        } finally {
            lock.unlock();
        }
    }
}
