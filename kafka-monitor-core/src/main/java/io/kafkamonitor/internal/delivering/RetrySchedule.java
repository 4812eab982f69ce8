package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.notifier.Delivery;
import java.time.Duration;

/**
 * How long to wait before the next attempt to deliver, and when there is none. What nobody knows is never given up: it
 * is kept up to date and tried until it goes through or there is nothing left to tell.
 */
final class RetrySchedule {

    /** After this time somebody who could not be told when others were is given up. */
    static final Duration GIVE_UP_AFTER = Duration.ofHours(24);
    /** As often something may have arrived before it is taken to have arrived. */
    static final int MOST_AMBIGUITIES = 3;

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final Duration FOR_A_PERSON = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 6;

    private RetrySchedule() {}

    /** The wait after an attempt that left something to do; what the notifier asks for goes first. */
    static Duration after(Delivery delivery, int attempts) {
        return delivery.retryAfter().orElseGet(() -> switch (delivery.result()) {
            case PERMANENT -> FOR_A_PERSON;
            case AMBIGUOUS -> MOST;
            case TRANSIENT, PARTIAL, DELIVERED, REJECTED -> backOff(attempts);
        });
    }

    private static Duration backOff(int attempts) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }

    /** Whether a notification that people know of is not to be tried again for those who are left. */
    static boolean isHopeless(QueueItem item, long now) {
        boolean tooOld = item.settled && now - item.settledAt > GIVE_UP_AFTER.toNanos();
        return tooOld || item.ambiguities >= MOST_AMBIGUITIES;
    }
}
