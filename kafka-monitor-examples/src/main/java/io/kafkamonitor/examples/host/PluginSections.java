package io.kafkamonitor.examples.host;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.plugin.Composition;
import io.kafkamonitor.plugin.MonitorPlugin;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.settings.Settings;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/** The settings that are not the host's but a plug-in's, such as {@code smtp.host}. */
final class PluginSections {

    private final Map<String, String> values;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> broken = new TreeSet<>();
    private boolean allAsked = true;

    private PluginSections(Map<String, String> values) {
        this.values = values;
    }

    /** Lets every plug-in read. Broken plug-ins are passed over: building the monitor reports them. */
    static PluginSections of(Map<String, String> values) {
        var sections = new PluginSections(values);
        sections.ask();
        return sections;
    }

    /** The names of the plug-ins, which are the first words of their keys. */
    Set<String> names() {
        return names;
    }

    /** The keys, in full, that plug-ins asked for. */
    Set<String> asked() {
        return asked;
    }

    /** Whether a plug-in reads a key, or may do so: one that breaks may have had more to read. */
    boolean read(String key) {
        return asked.contains(key) || broken.stream().anyMatch(name -> key.startsWith(name + "."));
    }

    /** Whether every plug-in could say what it is called. */
    boolean allAsked() {
        return allAsked;
    }

    private void ask() {
        try {
            for (MonitorPlugin plugin : ServiceLoader.load(MonitorPlugin.class)) {
                ask(plugin);
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            allAsked = false;
        }
    }

    private void ask(MonitorPlugin plugin) {
        String name;
        try {
            name = plugin.name();
        } catch (Throwable e) { // whatever it is, building the monitor reports it beside all other problems
            allAsked = false;
            return;
        }
        names.add(name);
        Settings section = Settings.of(values).section(name);
        try {
            plugin.contribute(new Rehearsal(), section);
        } catch (Throwable e) { // whatever it is, building the monitor reports it beside all other problems
            broken.add(name);
        }
        asked.addAll(section.asked());
    }

    /** Lets a plug-in read its settings, and uses nothing of what it makes of them. */
    private static final class Rehearsal implements Composition {

        @Override
        public Composition collector(MetricCollector collector) {
            collector.close();
            return this;
        }

        @Override
        public Composition rule(Rule rule) {
            return this;
        }

        @Override
        public Composition notifier(Notifier notifier) {
            notifier.close();
            return this;
        }
    }
}
