package io.kafkamonitor.internal.judging;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A rule that does what a test tells it to. */
public final class FakeRule implements Rule {

    private final String name;
    private final Function<Evaluation, Collection<Finding>> judging;
    private Duration forAtLeast = Duration.ZERO;
    private Severity severity = Severity.WARNING;
    private Set<Metric> metrics = Set.of();
    private List<HistoryWindow> history = List.of();

    /** A rule that judges with a function. */
    public FakeRule(String name, Function<Evaluation, Collection<Finding>> judging) {
        this.name = name;
        this.judging = judging;
    }

    /** A rule that every known value above a threshold breaches. */
    public static FakeRule above(String name, Metric metric, double threshold) {
        return new FakeRule(name, evaluation -> {
            Column column = evaluation.snapshot().column(metric);
            return IntStream.range(0, column.size())
                    .mapToObj(index -> judge(column, index, threshold))
                    .toList();
        });
    }

    private static Finding judge(Column column, int index, double threshold) {
        if (!column.isKnown(index)) {
            return Finding.unknown(column.labels(index), column.unknown(index).orElseThrow());
        }
        double value = column.value(index);
        Finding finding =
                value > threshold ? Finding.breached(column.labels(index)) : Finding.clear(column.labels(index));
        return finding.withValue(value, column.metric().unit());
    }

    /** Fires only after this time. */
    public FakeRule after(Duration duration) {
        forAtLeast = duration;
        return this;
    }

    /** With another severity. */
    public FakeRule at(Severity newSeverity) {
        severity = newSeverity;
        return this;
    }

    /** Reads metrics. */
    public FakeRule reading(Metric... newMetrics) {
        metrics = Set.of(newMetrics);
        return this;
    }

    /** Looks back. */
    public FakeRule lookingBack(HistoryWindow... windows) {
        history = List.of(windows);
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Duration forAtLeast() {
        return forAtLeast;
    }

    @Override
    public Set<Metric> metrics() {
        return metrics;
    }

    @Override
    public List<HistoryWindow> history() {
        return history;
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        return judging.apply(evaluation);
    }
}
