package io.kafkamonitor.examples.host;

import io.kafkamonitor.plugin.MonitorPlugin;
import io.kafkamonitor.settings.Settings;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The settings that are not the host's but a plug-in's, such as {@code smtp.host}. */
final class PluginSections {

    private PluginSections() {}

    /** Marks them as read; the plug-ins themselves judge them when the monitor is built. */
    static void markRead(Settings settings) {
        try {
            for (MonitorPlugin plugin : ServiceLoader.load(MonitorPlugin.class)) {
                settings.section(plugin.name()).asMap();
            }
        } catch (ServiceConfigurationError e) {
            // building the monitor reports this, with its file and every other problem
        }
    }
}
