package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.metric.Unit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the course of an alert has to remember beside what is shown of it. Durations are accumulated from evaluations
 * that saw the subject, never taken from a start time, so that a gap, a suspended machine or a changed clock lets nothing
 * fire.
 *
 * @param forAtLeast how long it must be breached before it fires
 * @param breachedFor how long it was while pending
 * @param clearFor how long it has been clear while recovering
 * @param unknownFor how long it cannot be read by now
 * @param unknowns in how many evaluations in a row
 * @param silent in how many evaluations in a row the rule said nothing of it
 * @param worst the worst value of a breach so far; null without values
 */
public record Life(
        Duration forAtLeast,
        Duration breachedFor,
        Duration clearFor,
        Duration unknownFor,
        int unknowns,
        int silent,
        @Nullable Worst worst) {

    /** The beginning. */
    public static final Life NEW = new Life(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0, null);

    /**
     * The value at which an alert was worst.
     *
     * @param value the value
     * @param excess how bad that was
     * @param unit values of different units cannot be compared
     */
    public record Worst(double value, double excess, Unit unit) {}
}
