package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import java.util.Set;

/** A notification on its way to one notifier. Guarded by the lock of its queue. */
final class QueueItem {

    Notification notification;
    int attempts;
    long due;
    /** Whom to tell; never empty. */
    Set<String> recipients;

    /** How often it may have arrived, but nobody knows. */
    int ambiguities;
    /** Whether its owner is at the moment a worker that delivers it or a planner that revises it. */
    boolean taken;
    /** Whether the planner was told that people know; what is left is a remainder that news need not wait for. */
    boolean settled;

    long settledAt;
    /** Whether newer news of the group are on their way, to everybody. */
    boolean superseded;

    QueueItem(Notification notification, Set<String> recipients, long now) {
        this.notification = notification;
        this.recipients = recipients;
        this.due = now;
    }

    DeliveryAttempt nextAttempt() {
        DeliveryAttempt attempt = DeliveryAttempt.to(recipients).numbered(attempts + 1);
        return ambiguities > 0 ? attempt.possibleDuplicate() : attempt;
    }
}
