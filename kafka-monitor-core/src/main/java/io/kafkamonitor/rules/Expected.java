package io.kafkamonitor.rules;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.internal.expression.Series;
import io.kafkamonitor.internal.text.Names;
import io.kafkamonitor.labels.LabelMatcher;
import io.kafkamonitor.metric.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Values of a label with each of which there has to be a series.
 *
 * @param label which label
 * @param values at most {@link #MOST}
 */
record Expected(String label, List<String> values) {

    private static final int MOST = 10_000;

    Expected {
        values = values.stream().distinct().toList();
    }

    /** What is missing if one of them is: its value, and the labels that all series have. */
    List<Labels> subjects(Labels exact) {
        return values.stream().map(value -> exact.with(label, value)).toList();
    }

    /** What is wrong with it, a sentence each. */
    List<String> problems(Series series) {
        var problems = new ArrayList<String>();
        if (!series.metric().labelNames().contains(label)) {
            problems.add("Metric " + series.brief() + " has no label '"
                    + Bounded.shortened(label, Bounded.LONGEST_NAME) + "' to be expected; it has "
                    + series.metric().labelNames());
        }
        if (values.isEmpty() || values.size() > MOST) {
            problems.add("It expects " + values.size() + " values of '" + Bounded.shortened(label, Bounded.LONGEST_NAME)
                    + "'; name 1 to " + MOST);
        }
        return problems;
    }

    /** As in a sentence: {@code missing with topic of 'orders', 'payments'}. */
    @Override
    public String toString() {
        return "missing with " + Names.text(label) + " of "
                + values.stream().map(LabelMatcher::quoted).collect(Collectors.joining(", "));
    }
}
