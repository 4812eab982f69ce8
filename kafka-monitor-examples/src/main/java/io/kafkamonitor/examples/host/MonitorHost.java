package io.kafkamonitor.examples.host;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.KafkaMonitorBuilder;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/** Composes a monitor from settings, as an application with a configuration file of its own would. */
public final class MonitorHost {

    private final Settings settings;
    private final Map<String, String> values;
    private final List<String> problems;

    private MonitorHost(Map<String, String> values, List<String> problems) {
        this.settings = Settings.of(values);
        this.values = values;
        this.problems = problems;
    }

    /**
     * The monitor that some settings ask for, not started yet.
     *
     * @param raw settings by key, as {@code monitor.properties} documents them; placeholders are resolved
     * @param additions what a host may add in code
     * @throws ConfigurationException if anything is missing or wrong, listing all of it
     */
    public static KafkaMonitor compose(Map<String, String> raw, Consumer<KafkaMonitorBuilder> additions) {
        var problems = new ArrayList<String>();
        Map<String, String> values = Placeholders.resolved(raw, problems);
        return new MonitorHost(values, problems).compose(additions);
    }

    private KafkaMonitor compose(Consumer<KafkaMonitorBuilder> additions) {
        KafkaMonitorBuilder builder = named(settings.text("monitor.name", "kafka"))
                .interval(settings.duration("monitor.interval", Duration.ofSeconds(30)))
                .groupWait(settings.duration("monitor.group-wait", Duration.ofSeconds(15)))
                .groupInterval(settings.duration("monitor.group-interval", Duration.ofMinutes(2)))
                .rules(Thresholds.rules(settings))
                .settings(values)
                .discoverPlugins();
        if (settings.text("monitor.collect-deadline").isPresent()) {
            builder.collectDeadline(settings.duration("monitor.collect-deadline", Duration.ofSeconds(10)));
        }
        kafka(builder);
        JmxSettings.read(settings).ifPresent(builder::jmx);
        additions.accept(builder);
        refuseUnknownKeys();
        return built(builder);
    }

    private KafkaMonitorBuilder named(String name) {
        try {
            return KafkaMonitor.builder(name);
        } catch (IllegalArgumentException e) {
            settings.problem("Setting 'monitor.name': " + e.getMessage());
            return KafkaMonitor.builder("kafka");
        }
    }

    /** Every property that begins with {@code kafka.} goes to the Kafka client, without that. */
    private void kafka(KafkaMonitorBuilder builder) {
        settings.required("kafka.bootstrap.servers");
        Map<String, String> properties = settings.section("kafka").asMap();
        if (properties.containsKey("bootstrap.servers")) {
            try {
                builder.kafka(properties);
            } catch (ConfigurationException e) {
                e.problems().forEach(problem -> settings.problem(withPrefix(problem)));
                return;
            }
            ClientRehearsal.problem(properties).ifPresent(settings::problem);
        }
    }

    /** Names the properties of the client as they stand in the settings file. */
    private static String withPrefix(String problem) {
        return AdminClientConfig.configNames().stream()
                .reduce(problem, (text, name) -> text.replace("'" + name + "'", "'kafka." + name + "'"));
    }

    private void refuseUnknownKeys() {
        settings.section("config.providers").asMap();
        settings.text("config.providers");
        var unknown = new TreeSet<>(settings.unread());
        PluginSections.of(values).removeKnown(unknown);
        unknown.forEach(key -> settings.problem("Setting '" + key + "' is not known; correct or remove it"));
    }

    private KafkaMonitor built(KafkaMonitorBuilder builder) {
        var all = new LinkedHashSet<>(problems);
        all.addAll(settings.problems());
        @Nullable KafkaMonitor monitor = null;
        try {
            monitor = builder.build();
        } catch (ConfigurationException e) {
            all.addAll(e.problems());
        }
        if (monitor == null || !all.isEmpty()) {
            if (monitor != null) {
                monitor.close();
            }
            throw new ConfigurationException(List.copyOf(all));
        }
        return monitor;
    }
}
