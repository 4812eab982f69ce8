package io.kafkamonitor.internal.discovery;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.plugin.Composition;
import io.kafkamonitor.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a monitor is composed of, in the order in which it was added. */
public final class Parts implements Composition {

    private static final Logger logger = LoggerFactory.getLogger(Parts.class);

    private final List<MetricCollector> collectors = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Notifier> notifiers = new ArrayList<>();

    /** Nothing yet. */
    public Parts() {}

    @Override
    public Parts collector(MetricCollector collector) {
        collectors.add(requireNonNull(collector, "collector"));
        return this;
    }

    @Override
    public Parts rule(Rule rule) {
        rules.add(requireNonNull(rule, "rule"));
        return this;
    }

    @Override
    public Parts notifier(Notifier notifier) {
        notifiers.add(requireNonNull(notifier, "notifier"));
        return this;
    }

    /** Adds all that another one has. */
    public Parts addAll(Parts others) {
        collectors.addAll(others.collectors);
        rules.addAll(others.rules);
        notifiers.addAll(others.notifiers);
        return this;
    }

    /** The same, each with a class loader as its thread's context whenever it is called. */
    public Parts loadedBy(ClassLoader loader) {
        var context = new ContextLoader(loader);
        var loaded = new Parts();
        collectors.forEach(collector -> loaded.collectors.add(new LoadedCollector(collector, context)));
        rules.forEach(rule -> loaded.rules.add(new LoadedRule(rule, context)));
        notifiers.forEach(notifier -> loaded.notifiers.add(new LoadedNotifier(notifier, context)));
        return loaded;
    }

    /** The same but for the notifiers. */
    public Parts withoutNotifiers() {
        var rest = new Parts();
        rest.collectors.addAll(collectors);
        rest.rules.addAll(rules);
        return rest;
    }

    /** The same with another collector instead of all that there are. */
    public Parts collectedBy(MetricCollector collector) {
        var others = new Parts().collector(collector);
        others.rules.addAll(rules);
        others.notifiers.addAll(notifiers);
        return others;
    }

    /** The collectors. */
    public List<MetricCollector> collectors() {
        return List.copyOf(collectors);
    }

    /** The rules. */
    public List<Rule> rules() {
        return List.copyOf(rules);
    }

    /** The notifiers. */
    public List<Notifier> notifiers() {
        return List.copyOf(notifiers);
    }

    /** Closes collectors and notifiers of a monitor that is not built after all. */
    public void closeAll() {
        var closeables = new ArrayList<AutoCloseable>(collectors);
        closeables.addAll(notifiers);
        for (AutoCloseable closeable : closeables) {
            try {
                closeable.close();
            } catch (Throwable e) { // or those after it would stay open
                logger.warn("{} could not be closed", Loaded.type(closeable), Failures.printable(e));
            }
        }
    }
}
