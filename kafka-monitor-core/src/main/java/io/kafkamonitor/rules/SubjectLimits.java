package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Values;
import org.jspecify.annotations.Nullable;

/** The limits of each subject of a column. They are looked up when there are other subjects. Not safe for use by several threads. */
final class SubjectLimits {

    private final Limits usual;
    private final @Nullable LimitsBySubject bySubject;
    private @Nullable Limits[] limits = {};
    private int layout = -1;

    /**
     * Limits that are the same for all, or not.
     *
     * @param usual for all, unless there are others
     * @param bySubject those of a subject; null if all have the usual ones
     */
    SubjectLimits(Limits usual, @Nullable LimitsBySubject bySubject) {
        this.usual = usual;
        this.bySubject = bySubject;
    }

    /** Takes note of the column that is judged. */
    void begin(Values values) {
        if (bySubject == null || values.layout() == layout) {
            return;
        }
        layout = values.layout();
        limits = new Limits[values.size()];
        for (int i = 0; i < limits.length; i++) {
            limits[i] = bySubject.of(values.subject(i));
        }
    }

    /** The limits of the subject at a position; null if it is not judged. */
    @Nullable
    Limits of(int index) {
        return bySubject == null ? usual : limits[index];
    }
}
