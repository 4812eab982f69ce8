package io.kafkamonitor.notifier;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Whom to tell now, and which attempt to do so this is. Immutable. */
public final class DeliveryAttempt {

    private final Set<String> recipients;
    private final int number;
    private final boolean possibleDuplicate;
    private final boolean simplestForm;
    private final boolean followed;

    private DeliveryAttempt(
            Set<String> recipients, int number, boolean possibleDuplicate, boolean simplestForm, boolean followed) {
        this.recipients = recipients;
        this.number = number;
        this.possibleDuplicate = possibleDuplicate;
        this.simplestForm = simplestForm;
        this.followed = followed;
    }

    /**
     * The first attempt to tell some recipients.
     *
     * @param recipients of the {@link Notifier#audience()}
     * @throws IllegalArgumentException if there is none
     */
    public static DeliveryAttempt to(Collection<String> recipients) {
        var inOrder = new LinkedHashSet<String>();
        recipients.forEach(recipient -> inOrder.add(requireNonNull(recipient, "recipient")));
        if (inOrder.isEmpty()) {
            throw new IllegalArgumentException("An attempt tells nobody; give one recipient or more");
        }
        return new DeliveryAttempt(Collections.unmodifiableSet(inOrder), 1, false, false, false);
    }

    /**
     * This attempt with another number.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public DeliveryAttempt numbered(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("Attempt " + count + " is not a count; the first one is 1");
        }
        return new DeliveryAttempt(recipients, count, possibleDuplicate, simplestForm, followed);
    }

    /** This attempt after one that may have arrived after all. */
    public DeliveryAttempt possibleDuplicate() {
        return new DeliveryAttempt(recipients, number, true, simplestForm, followed);
    }

    /** This attempt after one that was refused for what it said. */
    public DeliveryAttempt inSimplestForm() {
        return new DeliveryAttempt(recipients, number, possibleDuplicate, true, followed);
    }

    /** This attempt, after which another notification is to be told at once. */
    public DeliveryAttempt followed() {
        return new DeliveryAttempt(recipients, number, possibleDuplicate, simplestForm, true);
    }

    /** 1 for the first. */
    public int number() {
        return number;
    }

    /** Whom to tell now, in the order of the audience; never empty. Nobody else is to be told. */
    public Set<String> recipients() {
        return recipients;
    }

    /** Whether an earlier attempt may have arrived after all. */
    public boolean isPossibleDuplicate() {
        return possibleDuplicate;
    }

    /** Whether what was said was refused before, so that this is to be the plainest and shortest form. */
    public boolean isInSimplestForm() {
        return simplestForm;
    }

    /**
     * Whether another notification for this notifier is due already, so that it pays to keep a connection open. It may not come all
     * the same.
     */
    public boolean isFollowed() {
        return followed;
    }

    @Override
    public String toString() {
        return "attempt " + number + " to " + recipients + (possibleDuplicate ? ", a possible duplicate" : "")
                + (simplestForm ? ", in the simplest form" : "");
    }
}
