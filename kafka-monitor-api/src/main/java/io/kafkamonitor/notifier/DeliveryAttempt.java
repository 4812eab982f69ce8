package io.kafkamonitor.notifier;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Which attempt to deliver a notification this is.
 *
 * @param number 1 for the first
 * @param targets whom the last attempt left to be told, as {@link Delivery#retryTargets()} named them; empty for everybody
 * @param possibleDuplicate whether an earlier attempt may have arrived after all
 */
public record DeliveryAttempt(int number, Set<String> targets, boolean possibleDuplicate) {

    public DeliveryAttempt {
        if (number < 1) {
            throw new IllegalArgumentException("Attempt " + number + " is not a count; the first one is 1");
        }
        targets = Set.copyOf(requireNonNull(targets, "targets"));
    }

    /** The first attempt, to everybody. */
    public static DeliveryAttempt first() {
        return new DeliveryAttempt(1, Set.of(), false);
    }
}
