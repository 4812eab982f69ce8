package io.kafkamonitor.examples.host;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.KafkaMonitorBuilder;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.recording.Replay;
import io.kafkamonitor.recording.ReplayListener;
import io.kafkamonitor.rules.recommended.RecommendedRules;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.settings.Settings;
import io.kafkamonitor.summary.DailySummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Composes a monitor from settings, as an application with a configuration file of its own would. */
public final class MonitorHost {

    private static final Logger logger = LoggerFactory.getLogger(MonitorHost.class);

    /** Those in use unless others are named. */
    private static final List<String> PROVIDERS = List.of("env", "file", "directory");

    private final Settings settings;
    private final Map<String, String> values;
    private final List<String> problems;

    private final Consumer<String> remarks;

    private MonitorHost(Map<String, String> values, List<String> problems, Consumer<String> remarks) {
        this.settings = Settings.of(values);
        this.values = values;
        this.problems = problems;
        this.remarks = remarks;
    }

    /**
     * The monitor that some settings ask for, not started yet.
     *
     * @param raw settings by key, as {@code monitor.properties} documents them; placeholders are resolved
     * @param additions what a host may add in code
     * @throws ConfigurationException if anything is missing or wrong, listing all of it
     */
    public static KafkaMonitor compose(Map<String, String> raw, Consumer<KafkaMonitorBuilder> additions) {
        return compose(new SettingsFile(raw, List.of()), Purpose.WATCH, logger::warn, additions);
    }

    /**
     * The monitor that a settings file asks for.
     *
     * @param purpose if it is to look once, the settings of mails and memory are to be right, too, but are not used
     * @param remarks is told of what is suspicious and not wrong, a sentence each
     */
    static KafkaMonitor compose(
            SettingsFile file, Purpose purpose, Consumer<String> remarks, Consumer<KafkaMonitorBuilder> additions) {
        var problems = new ArrayList<>(file.problems());
        Map<String, String> values = Placeholders.resolved(file.values(), problems);
        return new MonitorHost(values, problems, remarks).compose(purpose, additions);
    }

    /**
     * What the rules, routes and notifiers of a settings file would have made of what was recorded.
     *
     * @param wish what of it is wanted
     * @param remarks is told of what is suspicious and not wrong, a sentence each
     * @throws ConfigurationException if anything is missing or wrong, listing all of it
     * @throws IOException if there is no recording, or it cannot be read
     */
    static Replay replay(SettingsFile file, ReplayWish wish, Consumer<String> remarks, ReplayListener listener)
            throws IOException, InterruptedException {
        var problems = new ArrayList<>(file.problems());
        var host = new MonitorHost(Placeholders.resolved(file.values(), problems), problems, remarks);
        return host.replay(wish, listener);
    }

    private Replay replay(ReplayWish wish, ReplayListener listener) throws IOException, InterruptedException {
        OwnRules own = OwnRules.of(settings).and(wish.rule());
        Optional<Path> directory = DirectorySetting.read(settings, "monitor.recording");
        KafkaMonitorBuilder builder = builder(own, Purpose.REPLAY, any -> {});
        if (directory.isEmpty()) {
            settings.problem("Setting 'monitor.recording' is missing; give the directory of what was recorded");
        }
        if (!problems.isEmpty() || !settings.problems().isEmpty()) {
            built(builder).close(); // tells of them along with what else is wrong
        }
        return builder.replay(wish.of(Recording.in(directory.orElseThrow())), listener);
    }

    private KafkaMonitor compose(Purpose purpose, Consumer<KafkaMonitorBuilder> additions) {
        return built(builder(OwnRules.of(settings), purpose, additions));
    }

    private KafkaMonitorBuilder builder(OwnRules own, Purpose purpose, Consumer<KafkaMonitorBuilder> additions) {
        KafkaMonitorBuilder builder = named(settings.text("monitor.name", "kafka"))
                .interval(settings.duration("monitor.interval", Duration.ofSeconds(30)))
                .groupWait(settings.duration("monitor.group-wait", Duration.ofSeconds(15)))
                .groupInterval(settings.duration("monitor.group-interval", Duration.ofMinutes(2)))
                .settings(values)
                .discoverPlugins();
        RecommendedRules rules = Thresholds.rules(settings, own.names());
        if (purpose != Purpose.TEST_MAIL) {
            builder.rules(rules).rulesReadBy(own::read);
        }
        if (settings.text("monitor.collect-deadline").isPresent()) {
            builder.collectDeadline(settings.duration("monitor.collect-deadline", Duration.ofSeconds(10)));
        }
        Optional<Path> state = DirectorySetting.read(settings, "monitor.state");
        Optional<Path> recording = DirectorySetting.read(settings, "monitor.recording");
        switch (purpose) {
            case WATCH -> {
                state.ifPresent(builder::remembering);
                recording.ifPresent(builder::recordingTo);
            }
            case LOOK_ONCE -> builder.quietly();
            case REPLAY, TEST_MAIL -> {}
        }
        Optional<DailySummary> summary = SummarySettings.read(settings);
        if (purpose != Purpose.TEST_MAIL) {
            summary.ifPresent(builder::summary);
        }
        Optional<JmxEndpoints> jmx = JmxSettings.read(settings);
        if (purpose == Purpose.TEST_MAIL) {
            kafka(named("nobody")); // all settings are to be right
        } else if (kafka(builder)) {
            jmx.ifPresent(builder::jmx);
        }
        additions.accept(builder);
        refuseUnknownKeys();
        return builder;
    }

    private KafkaMonitorBuilder named(String name) {
        try {
            return KafkaMonitor.builder(name);
        } catch (IllegalArgumentException e) {
            settings.problem("Setting 'monitor.name': " + e.getMessage());
            return KafkaMonitor.builder("kafka");
        }
    }

    /** Every property that begins with {@code kafka.} goes to the Kafka client, without that. Whether they were taken. */
    private boolean kafka(KafkaMonitorBuilder builder) {
        settings.text("kafka.bootstrap.servers"); // what is misspelt may have meant it, also where it is missing
        Map<String, String> properties = settings.section("kafka").asMap();
        ClientKeys.check(properties.keySet(), settings, remarks);
        try {
            builder.kafka(properties);
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> settings.problem(withPrefix(problem)));
            return false;
        }
        ClientRehearsal.problem(properties).ifPresent(settings::problem);
        return true;
    }

    /** Names the properties of the client as they stand in the settings file. */
    private static String withPrefix(String problem) {
        return AdminClientConfig.configNames().stream()
                .reduce(problem, (text, name) -> text.replace("'" + name + "'", "'kafka." + name + "'"));
    }

    private void refuseUnknownKeys() {
        List<String> named = settings.list("config.providers");
        for (String provider : named.isEmpty() ? PROVIDERS : named) {
            settings.text("config.providers." + provider + ".class");
            settings.section("config.providers." + provider + ".param").asMap();
        }
        UnknownKeys.refuse(settings, PluginSections.of(values));
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
