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
import java.util.stream.Collectors;

/** The settings that are not the host's but a plug-in's, such as {@code smtp.host}. */
final class PluginSections {

    private final Map<String, String> values;

    private PluginSections(Map<String, String> values) {
        this.values = values;
    }

    static PluginSections of(Map<String, String> values) {
        return new PluginSections(values);
    }

    /** Takes away the keys that a plug-in reads. Broken plug-ins are passed over: building the monitor reports them. */
    void removeKnown(Set<String> keys) {
        try {
            for (MonitorPlugin plugin : ServiceLoader.load(MonitorPlugin.class)) {
                removeKnown(keys, plugin);
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            keys.clear(); // any of them may be of the plug-in that could not be asked
        }
    }

    private void removeKnown(Set<String> keys, MonitorPlugin plugin) {
        String name;
        try {
            name = plugin.name();
        } catch (Throwable e) { // whatever it is, building the monitor reports it beside all other problems
            keys.clear();
            return;
        }
        keys.removeAll(read(name, plugin));
    }

    /** The keys, in full, that a plug-in reads; all of its section if it breaks, for it may have had more to read. */
    private Set<String> read(String name, MonitorPlugin plugin) {
        Settings section = Settings.of(values).section(name);
        Set<String> read = section.keys().stream().map(key -> name + "." + key).collect(Collectors.toSet());
        try {
            plugin.contribute(new Rehearsal(), section);
            read.removeAll(section.unread());
        } catch (Throwable e) { // whatever it is, building the monitor reports it beside all other problems
            return read;
        }
        return read;
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
