package io.kafkamonitor.plugin;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.rule.Rule;

/** What a monitor is being composed of. What is added here is closed by the monitor. */
public interface Composition {

    /** Adds a collector. */
    Composition collector(MetricCollector collector);

    /** Adds a rule. */
    Composition rule(Rule rule);

    /** Adds a notifier. */
    Composition notifier(Notifier notifier);
}
