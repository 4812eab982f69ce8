package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Gaps;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import java.util.Optional;

/**
 * The series of a selection that may exist without being listed.
 *
 * @param gaps those that the filters of the selection do not keep out
 * @param exact the labels that every series of the selection has
 */
record Unlisted(Gaps gaps, Labels exact) {

    /** Why a subject may have series that are not listed; empty if it has none. */
    Optional<Unknown> of(Labels subject) {
        return gaps.isEmpty() ? Optional.empty() : gaps.touching(withExact(subject));
    }

    private Labels withExact(Labels subject) {
        Labels all = subject;
        for (int i = 0; i < exact.size(); i++) {
            all = all.with(exact.name(i), exact.value(i));
        }
        return all;
    }
}
