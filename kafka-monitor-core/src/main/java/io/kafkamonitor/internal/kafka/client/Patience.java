package io.kafkamonitor.internal.kafka.client;

import java.time.Duration;

/**
 * How long a call is waited for that the client repeats without a pause if something is amiss: much longer than it takes
 * when all is well, and no longer. Safe for use by several threads.
 */
public final class Patience {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final int TIMES = 10;

    private final Duration most;
    /** The longest time of late, zero if it is not known. */
    private volatile Duration longest = Duration.ZERO;

    public Patience(Duration most) {
        this.most = most;
    }

    /** That a call was answered in full, and how long that took. */
    public void took(Duration time) {
        // what was slow once may have been slow for once
        Duration faded = longest.multipliedBy(9).dividedBy(10);
        longest = time.compareTo(faded) > 0 ? time : faded;
    }

    public Duration most() {
        Duration ample = longest.multipliedBy(TIMES);
        if (ample.isZero() || ample.compareTo(most) > 0) {
            return most;
        }
        return ample.compareTo(LEAST) < 0 ? LEAST : ample;
    }
}
