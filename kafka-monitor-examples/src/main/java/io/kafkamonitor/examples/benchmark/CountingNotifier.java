package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes every message and counts of how many alerts it was told. Safe for use by several threads. */
final class CountingNotifier implements Notifier {

    private final String name;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    CountingNotifier(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Delivery send(Notification notification, DeliveryAttempt attempt) {
        begun.addAndGet(notification.fired().size());
        ended.addAndGet(notification.resolved().size());
        return Delivery.delivered("");
    }

    boolean wasToldOf(int beginnings, int ends) {
        return begun.get() == beginnings && ended.get() == ends;
    }

    @Override
    public String toString() {
        return name + " was told of " + begun + " beginnings and " + ended + " ends";
    }
}
