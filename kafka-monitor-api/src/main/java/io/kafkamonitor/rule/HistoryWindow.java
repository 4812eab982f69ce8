package io.kafkamonitor.rule;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.metric.Metric;
import java.time.Duration;
import java.util.Objects;

/**
 * That a rule wants to look back on a metric. Nothing else is kept. Immutable.
 *
 * <p>A rule that looks back for less than the time from one reading of its metric to the next never sees an earlier one,
 * and is refused when the monitor is built.
 */
public final class HistoryWindow {

    /** The longest look-back. */
    public static final Duration LONGEST = Duration.ofDays(1);

    private final Metric metric;
    private final Duration lookBack;
    private final Duration leastSpan;

    private HistoryWindow(Metric metric, Duration lookBack, Duration leastSpan) {
        this.metric = metric;
        this.lookBack = lookBack;
        this.leastSpan = leastSpan;
    }

    /**
     * A window of which any two values will do.
     *
     * @param metric of which all series are kept
     * @param lookBack for how long; positive, and at most a day, for all of it is kept in memory
     * @throws IllegalArgumentException if the look-back is another one
     */
    public static HistoryWindow of(Metric metric, Duration lookBack) {
        requireNonNull(metric, "metric");
        return new HistoryWindow(
                metric, Bounded.positive(lookBack, LONGEST, "The look-back on '" + metric + "'"), Duration.ZERO);
    }

    /**
     * This window with the time that must lie between the oldest and the newest value for the rule to say anything.
     *
     * @throws IllegalArgumentException if it is negative or longer than the look-back
     */
    public HistoryWindow withLeastSpan(Duration span) {
        Bounded.notNegative(span, "The least span on '" + metric + "'");
        if (span.compareTo(lookBack) > 0) {
            throw new IllegalArgumentException("The least span on '" + metric + "' is '" + span
                    + "', more than the look-back of '" + lookBack + "'; give less");
        }
        return new HistoryWindow(metric, lookBack, span);
    }

    /** The metric of which all series are kept. */
    public Metric metric() {
        return metric;
    }

    /** For how long they are kept. */
    public Duration lookBack() {
        return lookBack;
    }

    /** How much time must lie between the oldest and the newest value; zero if any two will do. */
    public Duration leastSpan() {
        return leastSpan;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HistoryWindow window
                && window.metric.equals(metric)
                && window.lookBack.equals(lookBack)
                && window.leastSpan.equals(leastSpan);
    }

    @Override
    public int hashCode() {
        return Objects.hash(metric, lookBack, leastSpan);
    }

    @Override
    public String toString() {
        return metric + " over " + lookBack;
    }
}
