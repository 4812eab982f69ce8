package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.time.TimeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one notifier has still to deliver, and what it has delivered since the planner last asked. Of a group there is
 * one notification that people do not know of, and at most one besides whose remainder is left to be delivered.
 */
final class DeliveryQueue {

    /** How late an attempt may be; retries wait for seconds at least. */
    private static final long POLL_MILLIS = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<QueueItem> items = new ArrayList<>(); // guarded by lock
    private final List<Notification> settled = new ArrayList<>(); // guarded by lock
    private final List<Notification> refused = new ArrayList<>(); // guarded by lock
    private @Nullable Long heldUntil; // guarded by lock
    private final Set<String> audience;

    DeliveryQueue(Collection<String> audience) {
        this.audience = Set.copyOf(audience);
    }

    /** Puts a notification at the end; it takes the place of an older one's remainder. */
    void add(Notification notification, long now) {
        lock.lock();
        try {
            items.stream().filter(item -> isOf(item, notification.group())).forEach(item -> item.superseded = true);
            items.removeIf(item -> item.superseded && !item.taken);
            items.add(new QueueItem(notification, audience, now));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static boolean isOf(QueueItem item, String group) {
        return item.notification.group().equals(group);
    }

    /**
     * Takes back a notification that people do not know of, for revision. The caller gives it to {@link #putBack} or
     * {@link #drop}. Empty if it is being delivered or people may know it.
     */
    Optional<QueueItem> recall(String id) {
        lock.lock();
        try {
            Optional<QueueItem> recalled = items.stream()
                    .filter(item -> !item.taken && !item.settled)
                    .filter(item -> item.notification.id().equals(id))
                    .findFirst();
            recalled.ifPresent(item -> item.taken = true);
            return recalled;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Puts back what was recalled, with newer content. It keeps its place and its waiting time, so that a server that is
     * down is not asked more often because there are news.
     */
    void putBack(QueueItem item, Notification newer) {
        lock.lock();
        try {
            item.notification = newer;
            item.taken = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what was recalled. */
    void drop(QueueItem item) {
        lock.lock();
        try {
            items.remove(item);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next item that is due, which the caller then gives to {@link #done}; null if there is none. */
    @Nullable
    QueueItem poll(long now) {
        lock.lock();
        try {
            QueueItem next = items.stream()
                    .filter(item -> !item.taken && isDue(item, now))
                    .min(Comparator.comparingLong(item -> item.due - now))
                    .orElse(null);
            if (next != null) {
                next.taken = true;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue(QueueItem item, long now) {
        return item.due - now <= 0 && (heldUntil == null || heldUntil - now <= 0);
    }

    /** The next item that is due, as {@link #poll} gives it; waits until there is one. */
    QueueItem take(TimeSource time) throws InterruptedException {
        lock.lock();
        try {
            QueueItem next = poll(time.nanoTime());
            while (next == null) {
                if (items.isEmpty()) {
                    changed.await();
                } else {
                    changed.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
                }
                next = poll(time.nanoTime());
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the result of an attempt; returns what becomes of the notification. */
    Fate done(QueueItem item, Delivery delivery, long now) {
        lock.lock();
        try {
            item.taken = false;
            boolean peopleMayKnow = item.recipients.stream().anyMatch(recipient -> mayKnow(delivery, recipient));
            note(item, delivery, now);
            Fate fate = fate(item, delivery, now);
            if (fate != Fate.RETRIED) {
                items.remove(item);
            }
            if (peopleMayKnow) {
                settle(item, now);
            } else if (fate == Fate.GIVEN_UP && !item.settled) {
                refused.add(item.notification);
            }
            changed.signalAll();
            return fate;
        } finally {
            lock.unlock();
        }
    }

    private void note(QueueItem item, Delivery delivery, long now) {
        item.attempts++;
        item.due = now + RetrySchedule.after(delivery, item.attempts).toNanos();
        switch (delivery.result()) {
            case PARTIAL -> item.recipients = left(item, delivery);
            case AMBIGUOUS -> item.ambiguities++;
            case PERMANENT -> heldUntil = item.due; // the others would fail likewise, and too many logins lock out
            case DELIVERED, TRANSIENT, REJECTED -> {}
        }
    }

    private static Set<String> left(QueueItem item, Delivery delivery) {
        return item.recipients.stream()
                .filter(recipient -> isLeft(delivery, recipient))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isLeft(Delivery delivery, String recipient) {
        return switch (delivery.answer(recipient).kind()) {
            case NOT_NOW, PERHAPS -> true;
            case ACCEPTED, NEVER -> false;
        };
    }

    private static Fate fate(QueueItem item, Delivery delivery, long now) {
        return switch (delivery.result()) {
            case DELIVERED -> Fate.DELIVERED;
            case REJECTED -> Fate.GIVEN_UP;
            case PARTIAL, TRANSIENT, PERMANENT, AMBIGUOUS -> {
                if (item.recipients.isEmpty()) {
                    yield Fate.DELIVERED;
                }
                if (item.superseded) {
                    yield Fate.SUPERSEDED;
                }
                yield RetrySchedule.isHopeless(item, now) ? Fate.GIVEN_UP : Fate.RETRIED;
            }
        };
    }

    private static boolean mayKnow(Delivery delivery, String recipient) {
        return switch (delivery.answer(recipient).kind()) {
            case ACCEPTED, PERHAPS -> true;
            case NOT_NOW, NEVER -> false;
        };
    }

    private void settle(QueueItem item, long now) {
        if (!item.settled) {
            item.settled = true;
            item.settledAt = now;
            settled.add(item.notification);
        }
    }

    /** The notifications that people know of since the last call. */
    List<Notification> takeSettled() {
        return takeAll(settled);
    }

    /** The notifications that were given up since the last call before anybody knew of them. */
    List<Notification> takeRefused() {
        return takeAll(refused);
    }

    private List<Notification> takeAll(List<Notification> notifications) {
        lock.lock();
        try {
            var taken = List.copyOf(notifications);
            notifications.clear();
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

    /** Waits until nothing is due or being delivered any more, or the time is over; returns whether that is so. */
    boolean awaitQuiet(long now, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !isQuiet(now)) {
                left = changed.awaitNanos(left);
            }
            return isQuiet(now);
        } finally {
            lock.unlock();
        }
    }

    private boolean isQuiet(long now) {
        return items.stream().noneMatch(item -> item.taken || isDue(item, now));
    }

    /** What becomes of a notification after an attempt. */
    enum Fate {
        /** Everybody who can be told was told. */
        DELIVERED,
        /** Another attempt follows. */
        RETRIED,
        /** What was left of it is part of newer news. */
        SUPERSEDED,
        /** No attempt follows, though somebody was not told. */
        GIVEN_UP
    }
}
