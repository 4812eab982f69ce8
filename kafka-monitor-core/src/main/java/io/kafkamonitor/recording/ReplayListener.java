package io.kafkamonitor.recording;

import io.kafkamonitor.alert.AlertListener;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;

/** Hears what would have come of a recording, in the order of its time, on the thread that asked for it. */
public interface ReplayListener extends AlertListener {

    /** What would have become of an alert. */
    @Override
    default void onTransition(Transition transition) {}

    /**
     * What would have been told.
     *
     * @param notifier by which notifier, by its name
     * @param notification of what; its time is when
     * @param attempt to whom
     */
    default void onMessage(String notifier, Notification notification, DeliveryAttempt attempt) {}
}
