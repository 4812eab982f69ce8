package io.kafkamonitor.internal.expression;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.internal.text.Names;
import io.kafkamonitor.labels.LabelMatcher;

/** That a label must have a value that a matcher takes. */
public record LabelFilter(String label, LabelMatcher matcher) {

    public LabelFilter {
        requireNonNull(label, "label");
    }

    @Override
    public String toString() {
        return Names.text(label) + " " + matcher.text();
    }
}
