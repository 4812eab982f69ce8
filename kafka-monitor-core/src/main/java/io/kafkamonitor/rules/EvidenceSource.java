package io.kafkamonitor.rules;

import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.internal.expression.Series;
import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.internal.text.Names;
import io.kafkamonitor.metric.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The series that show what is wrong with a subject: those of a metric that have the same labels, worst first, or all of them, where
 * the subject is to be compared with others.
 *
 * @param involved the label of them that names what the subject hangs on; null if none does
 */
record EvidenceSource(Series series, Order order, @Nullable String involved) {

    /** Which series is the worst. */
    enum Order {
        /** The one furthest beyond the threshold: the largest for one that is passed above. */
        BY_THRESHOLD,
        LOWEST_FIRST,
        /** As {@link #BY_THRESHOLD}, of all there are. */
        COMPARED
    }

    /** The labels that a subject and its evidence have to have in common. */
    List<String> labelsInCommon(List<String> subjectLabels) {
        return order == Order.COMPARED ? List.of() : labelsOf(subjectLabels);
    }

    private List<String> labelsOf(List<String> subjectLabels) {
        return subjectLabels.stream()
                .filter(series.metric().labelNames()::contains)
                .toList();
    }

    EvidenceSource involving(String label) {
        return new EvidenceSource(series, order, label);
    }

    Side side(Side passed) {
        return order == Order.LOWEST_FIRST ? Side.BELOW : passed;
    }

    /** Whether also what is nothing is shown, as a broker that leads nothing beside others. */
    boolean showsNothing() {
        return order == Order.COMPARED;
    }

    /** What was kept, without the labels that are the same in every series or empty. */
    Shown shown(Worst worst, Values column) {
        Set<String> constant = series.exactLabels().asMap().keySet();
        return worst.shown(column, series.metric().unit())
                .map(row -> Evidence.of(telling(row.labels(), constant), row.value(), row.unit()));
    }

    private static Labels telling(Labels labels, Set<String> constant) {
        Set<String> telling = new TreeSet<>();
        labels.asMap().forEach((name, value) -> {
            if (!value.isEmpty() && !constant.contains(name)) {
                telling.add(name);
            }
        });
        return labels.keep(telling);
    }

    /** What is wrong with it as the source of a rule with such subjects, a sentence each. */
    List<String> problems(List<String> subjectLabels) {
        var problems = new ArrayList<String>(series.problems());
        if (order == Order.COMPARED) {
            compared(subjectLabels, problems);
        } else if (!subjectLabels.isEmpty() && labelsOf(subjectLabels).isEmpty()) {
            problems.add("Evidence of '" + series.metric() + "' with the labels "
                    + series.metric().labelNames() + " tells nothing of subjects with the labels " + subjectLabels
                    + "; take a metric that has at least one of them");
        }
        if (involved != null && !series.metric().labelNames().contains(involved)) {
            problems.add("'" + series.metric() + "' has no label '" + involved
                    + "' that says what is involved; its labels are "
                    + series.metric().labelNames());
        }
        return problems;
    }

    private void compared(List<String> subjectLabels, List<String> problems) {
        if (involved != null) {
            problems.add("A breach does not hang on '" + involved
                    + "' of all that it is compared with; leave one of them out");
        }
        List<String> labels = series.metric().labelNames();
        if (subjectLabels.isEmpty() || !labels.containsAll(subjectLabels)) {
            problems.add("Subjects with the labels " + subjectLabels + " cannot be found among the series of '"
                    + series.metric() + "' with the labels " + labels
                    + "; compare them by a metric that has all of them");
        }
    }

    /** As in a sentence: {@code shown by kafka.consumer_group.lag}. */
    @Override
    public String toString() {
        return (order == Order.COMPARED ? "compared by " : "shown by ")
                + series
                + (order == Order.LOWEST_FIRST ? ", lowest first" : "")
                + (involved == null ? "" : ", hanging on " + Names.text(involved));
    }
}
