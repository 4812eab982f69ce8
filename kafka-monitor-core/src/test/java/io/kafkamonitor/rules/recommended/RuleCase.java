package io.kafkamonitor.rules.recommended;

import io.kafkamonitor.history.History;
import io.kafkamonitor.history.Point;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.TestHistory;
import io.kafkamonitor.testing.TestSnapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A rule and the one series it is to judge.
 *
 * @param history the earlier values of the series, five minutes apart
 * @param bad just beyond the threshold
 * @param good just well again
 */
record RuleCase(
        Rule rule, Metric metric, Labels series, Labels subject, List<Double> history, double bad, double good) {

    static RuleCase of(Rule rule, Metric metric, Labels series) {
        return new RuleCase(rule, metric, series, series, List.of(), 0, 0);
    }

    RuleCase about(Labels other) {
        return new RuleCase(rule, metric, series, other, history, bad, good);
    }

    RuleCase badAt(double value) {
        return new RuleCase(rule, metric, series, subject, history, value, good);
    }

    RuleCase goodAt(double value) {
        return new RuleCase(rule, metric, series, subject, history, bad, value);
    }

    RuleCase risingFromZeroIn(Duration window) {
        var zeros = new Double[(int) window.dividedBy(Duration.ofMinutes(5))];
        Arrays.fill(zeros, 0.0);
        return new RuleCase(rule, metric, series, subject, List.of(zeros), bad, good);
    }

    RuleCase withHistory(double... values) {
        var boxed = new ArrayList<Double>();
        for (double value : values) {
            boxed.add(value);
        }
        return new RuleCase(rule, metric, series, subject, List.copyOf(boxed), bad, good);
    }

    Evaluation breached() {
        return at(bad);
    }

    Evaluation clear() {
        return evaluation(snapshot(good), good, Set.of(subject));
    }

    Evaluation at(double value) {
        return evaluation(snapshot(value), value, Set.of());
    }

    private Snapshot snapshot(double value) {
        return TestSnapshots.builder().value(metric, series, value).build();
    }

    private Evaluation evaluation(Snapshot snapshot, double present, Set<Labels> active) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < history.size(); i++) {
            points.add(new Point(Duration.ofMinutes(5L * (history.size() - i)), history.get(i)));
        }
        points.add(new Point(Duration.ZERO, present));
        History remembered = new TestHistory().add(metric, series, points);
        return Evaluation.of(snapshot).withHistory(remembered).withActive(active);
    }

    @Override
    public String toString() {
        return rule.name() + " at " + bad;
    }
}
