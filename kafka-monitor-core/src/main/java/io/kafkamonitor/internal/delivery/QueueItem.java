package io.kafkamonitor.internal.delivery;

import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import java.util.Set;

/** A notification on its way to one notifier. Guarded by the lock of its queue. */
final class QueueItem {

    final long firstQueued;
    Notification notification;
    int attempts;
    long due;
    Set<String> targets = Set.of();
    boolean possibleDuplicate;
    boolean inFlight;
    /** Whether the planner was told that people know; what is left is a remainder that news need not wait for. */
    boolean settled;

    QueueItem(Notification notification, long now) {
        this.notification = notification;
        this.firstQueued = now;
        this.due = now;
    }

    DeliveryAttempt nextAttempt() {
        return new DeliveryAttempt(attempts + 1, targets, possibleDuplicate);
    }
}
