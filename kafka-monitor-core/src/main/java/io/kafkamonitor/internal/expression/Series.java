package io.kafkamonitor.internal.expression;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.internal.text.Names;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.rule.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The series of a metric that pass some filters, each a subject.
 *
 * @param metric which metric
 * @param filters all of which a series has to pass
 */
public record Series(Metric metric, List<LabelFilter> filters) implements Node {

    public Series {
        filters = List.copyOf(filters);
    }

    /** All series of a metric. */
    public static Series of(Metric metric) {
        return new Series(metric, List.of());
    }

    /** Those of these series that pass a filter as well. */
    public Series where(LabelFilter filter) {
        var more = new ArrayList<LabelFilter>(filters);
        more.add(filter);
        return new Series(metric, more);
    }

    @Override
    public Signature signature() {
        return new Signature(metric.unit(), metric.kind(), metric.labelNames(), Reach.of(metric));
    }

    @Override
    public List<Node> inputs() {
        return List.of();
    }

    @Override
    public List<String> ownProblems() {
        var problems = new ArrayList<String>();
        for (LabelFilter filter : filters) {
            problems.addAll(unknownLabels(List.of(filter.label())));
        }
        problems.addAll(LabelCheck.problems(metric, filters));
        return problems;
    }

    private List<String> unknownLabels(List<String> labels) {
        return labels.stream()
                .filter(label -> !metric.labelNames().contains(label))
                .map(label -> "Metric '" + metric + "' has no label '" + Bounded.shortened(label, Bounded.LONGEST_NAME)
                        + "'; it has " + metric.labelNames())
                .toList();
    }

    @Override
    public Set<Metric> metrics() {
        return Set.of(metric);
    }

    @Override
    public Coverage coverage(Snapshot snapshot) {
        Column column = snapshot.column(metric);
        SeriesFilter filter = filter();
        for (int i = 0; i < column.size(); i++) {
            if (filter.matches(column.labels(i))) {
                return Coverage.SOME;
            }
        }
        boolean listed = column.gaps().where(filter::mayMatch).isEmpty();
        return listed && !metric.isOnlyInTrouble() ? Coverage.NONE : Coverage.UNTOLD;
    }

    @Override
    public Operator operator(double assumedLeast) {
        return selecting(assumedLeast);
    }

    SeriesOperator selecting(double assumedLeast) {
        double least = Double.isFinite(metric.least()) ? metric.least() : assumedLeast;
        return new SeriesOperator(
                this, least, evaluation -> evaluation.snapshot().column(metric));
    }

    /** The labels for which just one value is asked. */
    public Labels exactLabels() {
        var exact = new TreeMap<String, String>();
        for (LabelFilter filter : filters) {
            filter.matcher().exactValue().ifPresent(value -> exact.put(filter.label(), value));
        }
        return Labels.of(exact);
    }

    /** A filter for one look at the series. */
    SeriesFilter filter() {
        return new SeriesFilter(filters);
    }

    @Override
    public String brief() {
        return "'" + metric + "'";
    }

    /** As in a sentence: {@code kafka.consumer_group.lag where topic is like 'a*' and group is not (is 'b')}. */
    @Override
    public String toString() {
        var text = new StringBuilder(Names.metric(metric.name()));
        for (int i = 0; i < filters.size(); i++) {
            text.append(i == 0 ? " where " : " and ").append(filters.get(i));
        }
        return text.toString();
    }
}
