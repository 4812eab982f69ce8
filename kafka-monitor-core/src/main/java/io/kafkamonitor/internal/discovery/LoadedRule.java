package io.kafkamonitor.internal.discovery;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.rule.Coverage;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A rule that was discovered. */
record LoadedRule(Rule part, ContextLoader context) implements Rule, Loaded {

    @Override
    public String name() {
        return context.during(part::name);
    }

    @Override
    public Severity severity() {
        return context.during(part::severity);
    }

    @Override
    public Duration forAtLeast() {
        return context.during(part::forAtLeast);
    }

    @Override
    public Duration keepFiringFor() {
        return context.during(part::keepFiringFor);
    }

    @Override
    public String condition() {
        return context.during(part::condition);
    }

    @Override
    public String valueName() {
        return context.during(part::valueName);
    }

    @Override
    public String advice() {
        return context.during(part::advice);
    }

    @Override
    public String ending() {
        return context.during(part::ending);
    }

    @Override
    public String command() {
        return context.during(part::command);
    }

    @Override
    public Set<Metric> metrics() {
        return context.during(part::metrics);
    }

    @Override
    public Set<Metric> requiredMetrics() {
        return context.during(part::requiredMetrics);
    }

    @Override
    public Coverage coverage(Snapshot snapshot) {
        return context.during(() -> part.coverage(snapshot));
    }

    @Override
    public Set<String> otherRules() {
        return context.during(part::otherRules);
    }

    @Override
    public List<HistoryWindow> history() {
        return context.during(part::history);
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        return context.during(() -> part.evaluate(evaluation));
    }

    @Override
    public String toString() {
        return context.during(part::toString);
    }
}
