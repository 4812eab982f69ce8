package io.kafkamonitor.alert;

/** Where an alert stands in its life. */
public enum AlertState {
    /** Breached, but not yet for long enough. */
    PENDING,
    /** Breached for long enough; people are told. */
    FIRING,
    /** Firing, and clear again, but not yet for long enough. */
    RECOVERING,
    /** Over; people who were told are told so. */
    RESOLVED;

    /** Whether people are to think of it as a present problem. */
    public boolean isFiring() {
        return this == FIRING || this == RECOVERING;
    }
}
