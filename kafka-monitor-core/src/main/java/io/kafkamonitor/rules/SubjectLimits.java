package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.rule.Evaluation;
import org.jspecify.annotations.Nullable;

/** The limits of each subject of a column. For one thread at a time. */
interface SubjectLimits {

    /** Takes note of the column that is judged. */
    void begin(Values values, Evaluation evaluation);

    /** Whether every number between two others passes a limit of the subject at a position; not if it has none. */
    boolean isPassed(int index, double low, double high);

    /** The limits of the subject at a position; null if it is not judged, or {@link #why} says why they are not known. */
    @Nullable
    Limits of(int index);

    /** Why the limits of the subject at a position are not known; null if they are, or there are none. */
    default @Nullable Unknown why(int index) {
        return null;
    }

    /** The same limits for all. */
    static SubjectLimits usual(Limits limits) {
        return new SubjectLimits() {
            @Override
            public void begin(Values values, Evaluation evaluation) {}

            @Override
            public boolean isPassed(int index, double low, double high) {
                return limits.arePassed(low, high);
            }

            @Override
            public Limits of(int index) {
                return limits;
            }
        };
    }
}
