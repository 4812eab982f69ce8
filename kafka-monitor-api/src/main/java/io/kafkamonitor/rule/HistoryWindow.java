package io.kafkamonitor.rule;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.metric.Metric;
import java.time.Duration;

/**
 * That a rule wants to look back on a metric. Nothing else is kept.
 *
 * <p>A rule that looks back for less than the time from one reading of its metric to the next never sees an earlier one,
 * and is refused when the monitor is built.
 *
 * @param metric of which all series are kept
 * @param lookBack for how long; positive, and at most a day, for all of it is kept in memory
 * @param leastSpan how much time must lie between the oldest and the newest value for the rule to say anything; zero if
 *     any two will do
 */
public record HistoryWindow(Metric metric, Duration lookBack, Duration leastSpan) {

    /** The longest look-back. */
    public static final Duration LONGEST = Duration.ofDays(1);

    public HistoryWindow {
        requireNonNull(metric, "metric");
        Bounded.positive(lookBack, LONGEST, "The look-back on '" + metric + "'");
        Bounded.notNegative(leastSpan, "The least span on '" + metric + "'");
        if (leastSpan.compareTo(lookBack) > 0) {
            throw new IllegalArgumentException("The least span on '" + metric + "' is '" + leastSpan
                    + "', more than the look-back of '" + lookBack + "'; give less");
        }
    }

    /** A window of which any two values will do. */
    public HistoryWindow(Metric metric, Duration lookBack) {
        this(metric, lookBack, Duration.ZERO);
    }
}
