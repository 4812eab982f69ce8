package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Coverage;
import io.kafkamonitor.rule.Evaluation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The values that a rule judges: the series of a metric, narrowed by labels, perhaps over time, perhaps joined.
 *
 * <p>Each series is a subject of the rule, named by its labels, unless series are joined; then each combination of the
 * labels named there is one. Immutable: each method returns another selection.
 */
public final class Selection {

    private final Metric metric;
    private final List<LabelFilter> filters;
    private final @Nullable OverTime overTime;
    private final @Nullable Grouping grouping;
    private final List<String> problems;

    private Selection(
            Metric metric,
            List<LabelFilter> filters,
            @Nullable OverTime overTime,
            @Nullable Grouping grouping,
            List<String> problems) {
        this.metric = metric;
        this.filters = filters;
        this.overTime = overTime;
        this.grouping = grouping;
        this.problems = problems;
    }

    static Selection of(Metric metric) {
        return new Selection(requireNonNull(metric, "metric"), List.of(), null, null, List.of());
    }

    /** Only series with just this value of a label. */
    public Selection where(String label, String value) {
        return where(label, LabelMatcher.exactly(value));
    }

    /** Only series with a value of a label that the matcher takes. */
    public Selection where(String label, LabelMatcher matcher) {
        var more = plus(filters, new LabelFilter(label, requireNonNull(matcher, "matcher")));
        return new Selection(metric, more, overTime, grouping, checked(label));
    }

    /** The sum of all series with the same values of these labels; without labels, of all series. */
    public Selection sumBy(String... labels) {
        return joined(Aggregation.SUM, labels);
    }

    /** The largest of all series with the same values of these labels. */
    public Selection maxBy(String... labels) {
        return joined(Aggregation.MAX, labels);
    }

    /** The smallest of all series with the same values of these labels. */
    public Selection minBy(String... labels) {
        return joined(Aggregation.MIN, labels);
    }

    /** The mean of all series with the same values of these labels. */
    public Selection avgBy(String... labels) {
        return joined(Aggregation.MEAN, labels);
    }

    /** How many series there are with the same values of these labels, of whatever value; never zero. */
    public Selection countBy(String... labels) {
        return joined(Aggregation.COUNT, labels);
    }

    /**
     * How much a counter grows a second, over a window of time. A counter that falls was reset and counts from zero
     * again. Nothing is extrapolated, and with fewer than two values in the window the rate is unknown.
     */
    public Selection rate(Duration window) {
        return over(OverTime.Measure.RATE, window);
    }

    /** How much a counter has grown over a window of time; resets and missing values as in {@link #rate}. */
    public Selection increase(Duration window) {
        return over(OverTime.Measure.INCREASE, window);
    }

    /**
     * How much a gauge has risen over a window of time if it never fell in it, and 0 if it did. Unknown until the known
     * values span three quarters of the window.
     */
    public Selection steadyRise(Duration window) {
        return over(OverTime.Measure.STEADY_RISE, window);
    }

    private Selection joined(Aggregation aggregation, String... labels) {
        List<String> found = checked(labels);
        if (grouping != null) {
            found = plus(
                    found,
                    "'" + metric + "' is joined twice, by " + grouping + " and again; join its series only once");
        }
        return new Selection(metric, filters, overTime, new Grouping(aggregation, List.of(labels)), found);
    }

    private Selection over(OverTime.Measure measure, Duration window) {
        List<String> found = problems;
        for (String problem : OverTime.problems(measure, window, metric)) {
            found = plus(found, problem);
        }
        if (overTime != null) {
            found = plus(found, "'" + metric + "' is measured over time twice; choose one window");
        }
        return new Selection(metric, filters, new OverTime(measure, window), grouping, found);
    }

    private List<String> checked(String... labels) {
        List<String> found = problems;
        for (String label : labels) {
            if (!metric.labelNames().contains(requireNonNull(label, "label"))) {
                found = plus(
                        found,
                        "Metric '" + metric + "' has no label '" + Bounded.shortened(label, Bounded.LONGEST_NAME)
                                + "'; it has " + metric.labelNames());
            }
        }
        return found;
    }

    private static <T> List<T> plus(List<T> list, T element) {
        var more = new ArrayList<T>(list);
        more.add(element);
        return List.copyOf(more);
    }

    Metric metric() {
        return metric;
    }

    Optional<OverTime> overTime() {
        return Optional.ofNullable(overTime);
    }

    Optional<Grouping> grouping() {
        return Optional.ofNullable(grouping);
    }

    List<String> problems() {
        var all = new ArrayList<String>(problems);
        all.addAll(LabelCheck.problems(metric, filters));
        return all;
    }

    /** The names of the labels that a subject has. */
    List<String> subjectLabels() {
        return grouping == null ? metric.labelNames() : grouping.labels();
    }

    /** The labels for which just one value is asked. */
    Labels exactLabels() {
        var exact = new TreeMap<String, String>();
        for (LabelFilter filter : filters) {
            filter.matcher().exactValue().ifPresent(value -> exact.put(filter.label(), value));
        }
        return Labels.of(exact);
    }

    /** The unit of a series. */
    Unit seriesUnit() {
        return overTime == null ? metric.unit() : overTime.unit(metric.unit());
    }

    /** The unit of what is judged. */
    Unit unit() {
        return grouping != null && grouping.aggregation() == Aggregation.COUNT ? Unit.COUNT : seriesUnit();
    }

    /** Between which numbers that lies which is judged. */
    Reach reach() {
        return grouping == null ? reachOfSeries() : reachOfSeries().joined(grouping.aggregation());
    }

    /** Between which numbers that of a series lies. */
    Reach reachOfSeries() {
        return overTime == null ? Reach.of(metric) : Reach.of(metric).overTime(overTime.measure());
    }

    /** What is judged, without the labels: {@code the sum of the rate of host.jobs}. */
    String brief() {
        return (grouping == null ? "" : grouping.aggregation().words())
                + (overTime == null ? "" : overTime.words())
                + "'" + metric + "'";
    }

    /** A filter for one evaluation. */
    SeriesFilter filter() {
        return new SeriesFilter(filters);
    }

    /** What would have to be judged, too, if it could be listed. */
    Unlisted unlisted(Column column) {
        return new Unlisted(column.gaps().where(filter()::mayMatch), exactLabels());
    }

    /** Whether a snapshot has a series that is selected, known or not. */
    Coverage coverage(Snapshot snapshot) {
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

    /** The series to judge; some may still have to be filtered out. */
    Column column(Evaluation evaluation) {
        Column column = evaluation.snapshot().column(metric);
        return overTime == null ? column : overTime.measure(column, filter(), evaluation.history());
    }

    /** As in a sentence: {@code the sum of kafka.consumer_group.lag by group where topic is like 'a*'}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        text.append(grouping == null ? "" : grouping.aggregation().words());
        text.append(overTime == null ? "" : overTime.words()).append(metric);
        text.append(overTime == null ? "" : " over " + Phrases.duration(overTime.window()));
        text.append(grouping == null ? "" : grouping);
        for (int i = 0; i < filters.size(); i++) {
            text.append(i == 0 ? " where " : " and ").append(filters.get(i));
        }
        return text.toString();
    }
}
