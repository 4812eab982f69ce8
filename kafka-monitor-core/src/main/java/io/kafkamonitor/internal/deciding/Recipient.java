package io.kafkamonitor.internal.deciding;

import java.util.Comparator;

/**
 * Somebody who is told.
 *
 * @param notifier by which notifier
 * @param name what the notifier calls it
 */
public record Recipient(String notifier, String name) implements Comparable<Recipient> {

    private static final Comparator<Recipient> ORDER =
            Comparator.comparing(Recipient::notifier).thenComparing(Recipient::name);

    @Override
    public int compareTo(Recipient other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return notifier.equals(name) ? name : name + " of " + notifier;
    }
}
