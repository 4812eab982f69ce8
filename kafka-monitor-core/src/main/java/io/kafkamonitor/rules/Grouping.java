package io.kafkamonitor.rules;

import java.util.List;

/** How series are joined: what is made of those with the same values of some labels. */
record Grouping(Aggregation aggregation, List<String> labels) {

    @Override
    public String toString() {
        return labels.isEmpty() ? " over all" : " by " + String.join(", ", labels);
    }
}
