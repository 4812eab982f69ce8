package io.kafkamonitor.internal.delivery;

import io.kafkamonitor.notifier.Delivery;
import java.time.Duration;

/** How long to wait before the next attempt to deliver. */
final class RetrySchedule {

    /** After this time an undelivered notification is given up, loudly. */
    static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

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
}
