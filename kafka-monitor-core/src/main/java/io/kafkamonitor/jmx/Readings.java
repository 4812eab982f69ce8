package io.kafkamonitor.jmx;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
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
        return now.nanoTime() > before.nanoTime()
                ? Optional.empty()
                : Optional.of(new Unknown(UnknownReason.WARMING_UP, "no time has passed since the last reading"));
    }

    double elapsedSeconds() {
        return before == null ? 0 : (now.nanoTime() - before.nanoTime()) / 1e9;
    }
}
