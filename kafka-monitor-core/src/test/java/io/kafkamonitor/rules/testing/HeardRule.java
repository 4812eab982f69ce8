package io.kafkamonitor.rules.testing;

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
import java.util.function.BiConsumer;

/** A rule of which somebody hears all that it finds. */
record HeardRule(Rule rule, BiConsumer<String, List<Finding>> listener) implements Rule {

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        List<Finding> findings = List.copyOf(rule.evaluate(evaluation));
        listener.accept(rule.name(), findings);
        return findings;
    }

    @Override
    public String name() {
        return rule.name();
    }

    @Override
    public Severity severity() {
        return rule.severity();
    }

    @Override
    public Duration forAtLeast() {
        return rule.forAtLeast();
    }

    @Override
    public Duration keepFiringFor() {
        return rule.keepFiringFor();
    }

    @Override
    public String condition() {
        return rule.condition();
    }

    @Override
    public String valueName() {
        return rule.valueName();
    }

    @Override
    public String ending() {
        return rule.ending();
    }

    @Override
    public String command() {
        return rule.command();
    }

    @Override
    public String advice() {
        return rule.advice();
    }

    @Override
    public Set<Metric> metrics() {
        return rule.metrics();
    }

    @Override
    public Set<Metric> requiredMetrics() {
        return rule.requiredMetrics();
    }

    @Override
    public Set<String> otherRules() {
        return rule.otherRules();
    }

    @Override
    public Coverage coverage(Snapshot snapshot) {
        return rule.coverage(snapshot);
    }

    @Override
    public List<HistoryWindow> history() {
        return rule.history();
    }

    @Override
    public String toString() {
        return rule.toString();
    }
}
