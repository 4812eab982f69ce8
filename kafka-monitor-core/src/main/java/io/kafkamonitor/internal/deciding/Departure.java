package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;

/**
 * A letter that is to go out now.
 *
 * @param state in which it is under way
 * @param notification what it says, as things are now
 * @param attempt to whom, and how
 */
public record Departure(State state, Notification notification, DeliveryAttempt attempt) {}
