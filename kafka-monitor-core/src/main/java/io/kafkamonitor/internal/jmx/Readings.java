package io.kafkamonitor.internal.jmx;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest reading of a broker, and the one before, for rates.
 *
 * @param before null if there is none from the same run of the broker
 */
record Readings(@Nullable BrokerReading before, BrokerReading now) {

    /** The newest reading after another one, which counts only if the broker has not been restarted since. */
    static Readings of(@Nullable BrokerReading before, BrokerReading now) {
        return new Readings(before != null && now.isOfSameRunAs(before) ? before : null, now);
    }

    /** Why there are no rates in this pass; empty if there are. */
    Optional<Unknown> noRates() {
        if (before == null) {
            return Optional.of(new Unknown(UnknownReason.WARMING_UP, "a rate needs a second reading"));
        }
        return elapsedSeconds() > 0
                ? Optional.empty()
                : Optional.of(new Unknown(UnknownReason.WARMING_UP, "no time has passed since the last reading"));
    }

    /**
     * The time between the two readings, on the broker's own clock as far as it has moved: it was read next to the
     * counters, however long connecting and answering took.
     */
    double elapsedSeconds() {
        if (before == null) {
            return 0;
        }
        Duration end = now.uptime().orElse(Duration.ZERO);
        Duration onBroker = end.minus(before.uptime().orElse(end));
        return onBroker.isNegative() || onBroker.isZero()
                ? (now.nanoTime() - before.nanoTime()) / 1e9
                : onBroker.toMillis() / 1e3;
    }
}
