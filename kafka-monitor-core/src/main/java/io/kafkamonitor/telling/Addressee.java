package io.kafkamonitor.telling;

import static java.util.Objects.requireNonNull;

/**
 * Somebody who is told: a recipient of a notifier.
 *
 * @param notifier the name of the notifier
 * @param recipient the name of the recipient, unique in the notifier
 */
public record Addressee(String notifier, String recipient) {

    /** Checks that both are there. */
    public Addressee {
        requireNonNull(notifier, "notifier");
        requireNonNull(recipient, "recipient");
    }

    @Override
    public String toString() {
        return notifier + " " + recipient;
    }
}
