package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

/** That a label must have a value that a matcher takes. */
record LabelFilter(String label, LabelMatcher matcher) {

    LabelFilter {
        requireNonNull(label, "label");
    }

    @Override
    public String toString() {
        return label + " " + matcher;
    }
}
