package io.kafkamonitor.rules;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was seen of the series of one subject. Not safe for use by several threads. */
final class Tally {

    private final Labels subject;
    private double sum;
    private double max = Double.NEGATIVE_INFINITY;
    private double min = Double.POSITIVE_INFINITY;
    private int known;
    private int unknown;
    private int unmeasured;
    private boolean mayBeNegative;
    private @Nullable Unknown firstUnknown;
    private @Nullable Unknown firstUnmeasured;

    Tally(Labels subject) {
        this.subject = subject;
    }

    void add(double value) {
        sum += value;
        max = Math.max(max, value);
        min = Math.min(min, value);
        known++;
    }

    void addUnknown(Optional<Unknown> why) {
        if (why.filter(it -> it.reason() == UnknownReason.NOTHING_TO_MEASURE).isPresent()) {
            unmeasured++;
            firstUnmeasured = firstUnmeasured == null ? why.get() : firstUnmeasured;
            return;
        }
        unknown++;
        if (firstUnknown == null) {
            firstUnknown = why.orElse(null);
        }
    }

    Labels subject() {
        return subject;
    }

    /** The highest or lowest finite number where the sum is beyond it, for it must be told in any case. */
    double sum() {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, sum));
    }

    double max() {
        return max;
    }

    double min() {
        return min;
    }

    int known() {
        return known;
    }

    int unknown() {
        return unknown;
    }

    int size() {
        return known + unknown + unmeasured;
    }

    /** How many members there may be values of: not those where there is nothing to measure. */
    int measurable() {
        return known + unknown;
    }

    /** Why there is nothing to be judged, though nothing is wrong with the reading; empty if there is something. */
    Optional<Unknown> nothingToMeasure() {
        return measurable() == 0 ? Optional.ofNullable(firstUnmeasured) : Optional.empty();
    }

    /** That an unknown member may be less than nothing, even if no known one is. */
    void mayBeNegative() {
        mayBeNegative = true;
    }

    /** The least that an unknown member may be: 0, unless it is said or a known one shows that values may be negative. */
    double floor() {
        return mayBeNegative || min < 0 ? Double.NEGATIVE_INFINITY : 0;
    }

    /** Why the whole is not known. */
    Unknown why(Optional<Unknown> gap) {
        if (firstUnknown == null) {
            return gap.orElse(Unknown.because(UnknownReason.INCOMPLETE));
        }
        return known == 0 && gap.isEmpty()
                ? firstUnknown
                : new Unknown(UnknownReason.INCOMPLETE, unknown + " of " + size() + " parts: " + firstUnknown);
    }
}
