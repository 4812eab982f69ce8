package io.kafkamonitor.rules;

import org.jspecify.annotations.Nullable;

/**
 * With which limits numbers are compared.
 *
 * @param usual those of all subjects, unless they have their own; then those stand for these where only the side matters
 * @param bySubject those of subjects that have their own; null if none has
 * @param recurrence how often they must be passed; null if once is enough
 */
record LimitsPlan(
        Limits usual,
        @Nullable LimitsBySubject bySubject,
        @Nullable Recurrence recurrence) {

    /** Finds the limits of each subject; for one thread at a time. */
    SubjectLimits find() {
        return bySubject == null ? SubjectLimits.usual(usual) : bySubject.find();
    }
}
