package io.kafkamonitor.internal.state;

import io.kafkamonitor.internal.deciding.Moment;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the moment by both clocks: the one on the wall, and one that was set by it once and moves on with the monotonic
 * time from then on. Safe for use by several threads.
 */
public final class SteadyClock implements Supplier<Moment> {

    private static final Logger logger = LoggerFactory.getLogger(SteadyClock.class);

    private static final Duration WORTH_SAYING = Duration.ofSeconds(5);

    private final TimeSource time;
    private final Instant start;
    private final long nanoStart;
    private volatile Duration apart = Duration.ZERO;

    /** A clock that is set now. */
    public SteadyClock(TimeSource time) {
        this.time = time;
        this.start = time.now();
        this.nanoStart = time.nanoTime();
    }

    @Override
    public Moment get() {
        return new Moment(time.now(), start.plusNanos(time.nanoTime() - nanoStart));
    }

    /** Says so if the clock on the wall was set since the last call; nothing is decided by it. Called once a cycle. */
    public void check() {
        Moment now = get();
        Duration before = apart;
        Duration present = Duration.between(now.steady(), now.wall());
        Duration change = present.minus(before);
        if (change.abs().compareTo(WORTH_SAYING) > 0) {
            apart = present;
            logger.warn(
                    "The clock was set, or the machine was suspended: it moved by {} s more than time has passed",
                    change.toMillis() / 1000.0);
        }
    }
}
