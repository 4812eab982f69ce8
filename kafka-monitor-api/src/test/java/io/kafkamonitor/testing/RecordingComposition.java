package io.kafkamonitor.testing;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.plugin.Composition;
import io.kafkamonitor.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** A composition that remembers what was added, and closes it like a monitor. Not safe for use by several threads. */
public final class RecordingComposition implements Composition, AutoCloseable {

    private final List<MetricCollector> collectors = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Notifier> notifiers = new ArrayList<>();

    /** A composition of nothing. */
    public RecordingComposition() {}

    @Override
    public Composition collector(MetricCollector collector) {
        collectors.add(requireNonNull(collector, "collector"));
        return this;
    }

    @Override
    public Composition rule(Rule rule) {
        rules.add(requireNonNull(rule, "rule"));
        return this;
    }

    @Override
    public Composition notifier(Notifier notifier) {
        notifiers.add(requireNonNull(notifier, "notifier"));
        return this;
    }

    /** The collectors that were added. */
    public List<MetricCollector> collectors() {
        return List.copyOf(collectors);
    }

    /** The rules that were added. */
    public List<Rule> rules() {
        return List.copyOf(rules);
    }

    /** The notifiers that were added. */
    public List<Notifier> notifiers() {
        return List.copyOf(notifiers);
    }

    /** The names of everything that was added. */
    public List<String> names() {
        var names = new ArrayList<String>();
        collectors.forEach(collector -> names.add(collector.name()));
        rules.forEach(rule -> names.add(rule.name()));
        notifiers.forEach(notifier -> names.add(notifier.name()));
        return names;
    }

    /** Closes the collectors and notifiers that were added. */
    @Override
    public void close() {
        collectors.forEach(MetricCollector::close);
        notifiers.forEach(Notifier::close);
    }
}
