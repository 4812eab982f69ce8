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
        } catch (ServiceConfigurationError e) {
            keys.clear(); // any of them may be of the plug-in that could not be asked
        }
    }

    private void removeKnown(Set<String> keys, MonitorPlugin plugin) {
        Settings section = Settings.of(values).section(plugin.name());
        Set<String> unread = Set.of();
        try {
            plugin.contribute(new Rehearsal(), section);
            unread = section.unread();
        } catch (RuntimeException e) {
            // it may have had more to read
        }
        for (String key : section.keys()) {
            String full = plugin.name() + "." + key;
            if (!unread.contains(full)) {
                keys.remove(full);
            }
        }
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
