package io.kafkamonitor.plugin;

import io.kafkamonitor.settings.Settings;

/**
 * Contributes collectors, rules and notifiers that are made from settings.
 *
 * <h2>Threads</h2>
 *
 * {@link #contribute} is called once, by the thread that builds the monitor. It starts no thread and opens no
 * connection.
 *
 * <h2>Failure</h2>
 *
 * If it throws, or the settings it read have problems, the monitor is not built, and the message names every problem of
 * every plug-in.
 *
 * <h2>Registration</h2>
 *
 * With a public constructor without parameters, by {@code META-INF/services/io.kafkamonitor.plugin.MonitorPlugin}, and a
 * host that calls {@code KafkaMonitor.builder(...).discoverPlugins()}.
 */
public interface MonitorPlugin {

    /** A name of its own, such as {@code smtp}; its settings are those whose keys begin with the name and a dot. */
    String name();

    /**
     * Adds what the settings ask for; adds nothing if they ask for nothing.
     *
     * @param settings those of this plug-in, without the leading name
     */
    void contribute(Composition composition, Settings settings);
}
