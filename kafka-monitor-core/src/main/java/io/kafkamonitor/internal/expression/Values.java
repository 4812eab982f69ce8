package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Gaps;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import org.jspecify.annotations.Nullable;

/**
 * A column of subjects and what is known of the number of each: that it lies between two others, which are the same if it
 * is known. Valid until whoever made it makes the next one.
 */
public interface Values {

    /** How many subjects there are. */
    int size();

    /** The subject at a position. */
    Labels subject(int index);

    /** The least that the number may be, perhaps negative infinity. */
    double low(int index);

    /** The most that the number may be, perhaps infinity. */
    double high(int index);

    /** Why the number is not known; null if it is. */
    @Nullable
    Unknown why(int index);

    /**
     * Whether there may turn out to be nothing to measure, or no such subject, once all is known: so of what is unknown but
     * for what is made of parts of which some are known.
     */
    boolean mayBeNothing(int index);

    /** Why there may be a subject with these labels that is not here; null if there cannot. */
    @Nullable
    Unknown gap(Labels subject);

    /** Where there may be subjects that are not here. */
    Gaps gaps();

    /** The least that the number of a subject may be of which nothing is known. */
    double least();

    /** Another number whenever there are other subjects, or the same at other positions. */
    int layout();

    /** Whether there may be subjects that are not here. */
    default boolean hasGaps() {
        return !gaps().isEmpty();
    }

    /** Whether the number is known. */
    default boolean isExact(int index) {
        return low(index) == high(index);
    }
}
