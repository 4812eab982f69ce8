package io.kafkamonitor;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertListener;
import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.collecting.CollectLimits;
import io.kafkamonitor.internal.discovery.OwnArtefacts;
import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.internal.discovery.PluginDiscovery;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.recording.RecordedOutline;
import io.kafkamonitor.internal.replaying.ReplayClock;
import io.kafkamonitor.internal.state.file.FileStateStore;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.recording.Replay;
import io.kafkamonitor.recording.ReplayListener;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.Cause;
import io.kafkamonitor.rules.RuleReader;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.settings.Settings;
import io.kafkamonitor.state.StateStore;
import io.kafkamonitor.summary.DailySummary;
import io.kafkamonitor.telling.MaintenanceWindow;
import io.kafkamonitor.telling.Route;
import io.kafkamonitor.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Composes a {@link KafkaMonitor}. Each argument is checked where it is given; {@link #build} checks the whole, and
 * opens and starts nothing. Not safe for use by several threads.
 */
public final class KafkaMonitorBuilder {

    private static final Logger logger = LoggerFactory.getLogger(KafkaMonitorBuilder.class);

    private static final Duration USUAL_COLLECT_DEADLINE = Duration.ofSeconds(10);

    /** Ten times what the monitor is measured with. */
    private static final int MOST_SERIES = 10_000_000;

    private final String name;
    private final Parts parts = new Parts();
    private final WrittenRules written = new WrittenRules();
    private @Nullable Recording recording;
    private final List<AlertListener> listeners = new ArrayList<>();
    private Settings settings = Settings.of(Map.of());
    private final WatchedCluster cluster;
    private @Nullable ClassLoader pluginLoader;
    private Duration interval = Duration.ofSeconds(30);
    private @Nullable Duration collectDeadline;
    private Duration deliveryDeadline = Duration.ofMinutes(5);
    private final TellingSettings telling = new TellingSettings();
    private @Nullable StateStore store;
    private int maxSeriesPerCollector = 500_000;
    private final Map<String, Integer> maxSeriesOf = new HashMap<>();
    private int maxSeries = 2_000_000;
    private TimeSource time = TimeSource.system();
    private boolean quiet;
    private boolean built;

    KafkaMonitorBuilder(String name) {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("The monitor's name is blank; give what people call the cluster");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The monitor's name has a line break or another control character; give it without");
        }
        this.name = Bounded.name(name, "The monitor's name");
        this.cluster = new WatchedCluster(name);
    }

    /**
     * Watches a cluster by the Admin API: brokers, partitions, consumer groups and log directories. The client is
     * created at the first cycle and closed with the monitor.
     *
     * @param properties of Kafka's Admin client, {@code bootstrap.servers} at least; TLS, SASL and config providers as
     *     for any Kafka client
     * @throws ConfigurationException if the client would refuse them
     */
    public KafkaMonitorBuilder kafka(Map<String, ?> properties) {
        requireNonNull(properties, "properties");
        cluster.reachedBy(() -> KafkaGateway.connecting(properties));
        cluster.bootstrapServers(properties.get("bootstrap.servers"));
        return this;
    }

    /** Watches a cluster by an Admin client of the host, which stays open when the monitor is closed. */
    public KafkaMonitorBuilder kafka(Admin admin) {
        requireNonNull(admin, "admin");
        cluster.reachedBy(() -> KafkaGateway.using(admin));
        return this;
    }

    /** Reads the load of every live broker over JMX; needs {@link #kafka(Map)} or {@link #kafka(Admin)} to know which are. */
    public KafkaMonitorBuilder jmx(JmxEndpoints endpoints) {
        cluster.jmx(requireNonNull(endpoints, "endpoints"));
        return this;
    }

    /** Adds a collector; the monitor closes it. */
    public KafkaMonitorBuilder collector(MetricCollector collector) {
        parts.collector(collector);
        return this;
    }

    /** Adds a rule. */
    public KafkaMonitorBuilder rule(Rule rule) {
        parts.rule(rule);
        return this;
    }

    /** Adds rules, such as {@code KafkaRules.recommended()}. */
    public KafkaMonitorBuilder rules(Collection<? extends Rule> rules) {
        rules.forEach(parts::rule);
        return this;
    }

    /**
     * Adds a rule that is written as text, such as {@code few-brokers: critical when kafka.brokers is below 3 for 1 min}; see
     * {@link RuleReader}. It may name the metrics of every collector of the monitor. What is wrong with it is reported by
     * {@link #build()}.
     */
    public KafkaMonitorBuilder rule(String text) {
        written.add(requireNonNull(text, "text"));
        return this;
    }

    /**
     * Adds rules that are written somewhere else, as in a file of the host. They are read when the monitor is built.
     *
     * @param source is given a reader that knows the metrics of every collector of the monitor; what is wrong it says with a
     *     {@link ConfigurationException}
     */
    public KafkaMonitorBuilder rulesReadBy(Function<RuleReader, ? extends Collection<Rule>> source) {
        written.add(requireNonNull(source, "source"));
        return this;
    }

    /**
     * Adds a notifier; the monitor closes it. Every notifier is told of the same alerts: all but those that another
     * one explains, such as a dead broker's.
     */
    public KafkaMonitorBuilder notifier(Notifier notifier) {
        parts.notifier(notifier);
        return this;
    }

    /**
     * Tells nobody, for a dry run: every notifier, given or discovered, is checked and closed with the monitor but never
     * told of anything. Listeners are. Nothing is remembered from an earlier run or for a later one.
     */
    public KafkaMonitorBuilder quietly() {
        quiet = true;
        return this;
    }

    /** Adds a listener that is told of every transition of every alert. */
    public KafkaMonitorBuilder listener(AlertListener listener) {
        listeners.add(requireNonNull(listener, "listener"));
        return this;
    }

    /** Adds what {@code META-INF/services} files on the class path name, as the thread's context class loader sees it. */
    public KafkaMonitorBuilder discoverPlugins() {
        @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
        return discoverPlugins(context == null ? KafkaMonitor.class.getClassLoader() : context);
    }

    /** Adds what {@code META-INF/services} files name, as a class loader sees it. */
    public KafkaMonitorBuilder discoverPlugins(ClassLoader loader) {
        pluginLoader = requireNonNull(loader, "loader");
        return this;
    }

    /** Settings for plug-ins: a plug-in gets those whose keys begin with its name and a dot. */
    public KafkaMonitorBuilder settings(Map<String, String> values) {
        settings = Settings.of(values);
        return this;
    }

    /** From the begin of one cycle to the begin of the next; 30 s if not given. */
    public KafkaMonitorBuilder interval(Duration duration) {
        interval = Bounded.positive(duration, "interval");
        return this;
    }

    /**
     * How long one collection may take; 10 s if not given, or the interval if that is shorter. It may be longer than the
     * interval: where a collection takes that long, the cycles that it overlaps are left out.
     */
    public KafkaMonitorBuilder collectDeadline(Duration duration) {
        collectDeadline = Bounded.positive(duration, "collectDeadline");
        return this;
    }

    /** How long one attempt to deliver may take before it is interrupted; 5 min if not given. */
    public KafkaMonitorBuilder deliveryDeadline(Duration duration) {
        deliveryDeadline = Bounded.positive(duration, "deliveryDeadline");
        return this;
    }

    /** How long the first alert of a rule waits for more, so that they make one mail; 15 s if not given. */
    public KafkaMonitorBuilder groupWait(Duration duration) {
        telling.groupWait(Bounded.notNegative(duration, "groupWait"));
        return this;
    }

    /**
     * How long after a mail about a rule the next one may follow; 2 min if not given. The more there are, the longer the next
     * one waits, up to eight times that. A critical alert of a rule that was quiet does not wait, or twice that at most
     * where its recipient has just had many messages; and, always, for the notifier to end what it is about to deliver.
     */
    public KafkaMonitorBuilder groupInterval(Duration duration) {
        telling.groupInterval(Bounded.notNegative(duration, "groupInterval"));
        return this;
    }

    /**
     * Says which alerts go to which notifier and which of its recipients, and how often these are reminded; routes add up.
     * Without any, every alert goes to everybody.
     */
    public KafkaMonitorBuilder route(Route route) {
        telling.route(requireNonNull(route, "route"));
        return this;
    }

    /** Tells the cluster at a glance at set times; none if not given. */
    public KafkaMonitorBuilder summary(DailySummary summary) {
        telling.summary(requireNonNull(summary, "summary"));
        return this;
    }

    /** Adds times in which some alerts are not told; what fires at their end is told then. */
    public KafkaMonitorBuilder maintenance(MaintenanceWindow window) {
        telling.window(requireNonNull(window, "window"));
        return this;
    }

    /**
     * Says that alerts of one rule explain alerts of others, so that one cause makes one mail, which names the others as its
     * consequences. Given beside those of the recommended rules.
     */
    public KafkaMonitorBuilder cause(Cause cause) {
        telling.cause(requireNonNull(cause, "cause"));
        return this;
    }

    /**
     * Labels that the host adds to an alert when it begins, such as the owner of its topic: routes and silences see them,
     * and mails show them. They do not make it another alert.
     *
     * @param function is called on the thread of the cycle and must not block; what it throws costs its labels
     */
    public KafkaMonitorBuilder hostLabels(Function<Alert, Labels> function) {
        telling.hostLabels(requireNonNull(function, "function"));
        return this;
    }

    /**
     * Remembers alerts, who was told of them, silences and acknowledgements in a directory, so that a restart of the host
     * loses nothing and tells nothing twice. Without this, the monitor forgets.
     *
     * @param directory of its own, created where it is missing; one process at a time may use it
     */
    public KafkaMonitorBuilder remembering(Path directory) {
        return remembering(new FileStateStore(directory, name));
    }

    /** Remembers in a store of the host's, which the monitor closes. */
    public KafkaMonitorBuilder remembering(StateStore stateStore) {
        if (store != null) {
            throw new IllegalArgumentException("The monitor remembers in '" + store + "' already; give one store");
        }
        store = requireNonNull(stateStore, "stateStore");
        return this;
    }

    /** Keeps every snapshot in files of a directory, to be looked at or tried again later; see {@link Recording}. */
    public KafkaMonitorBuilder recordingTo(Path directory) {
        return recordingTo(Recording.in(directory));
    }

    /**
     * Keeps every snapshot in files, as {@link #recordingTo(Path)}. It never costs a cycle: what cannot be written in time is
     * left out, and that it cannot be written at all is logged.
     */
    public KafkaMonitorBuilder recordingTo(Recording newRecording) {
        recording = requireNonNull(newRecording, "recording");
        return this;
    }

    /**
     * How many series one collector may have; 500,000 if not given. Of more, what fits is kept, of each metric a fair
     * share; the rest is unknown, and an alert says how many that are.
     */
    public KafkaMonitorBuilder maxSeriesPerCollector(int most) {
        maxSeriesPerCollector = Bounded.within(most, 1, MOST_SERIES, "maxSeriesPerCollector");
        return this;
    }

    /** How many series the collector of a name may have, whatever {@link #maxSeriesPerCollector} says of the others. */
    public KafkaMonitorBuilder maxSeriesOf(String collector, int most) {
        maxSeriesOf.put(requireNonNull(collector, "collector"), Bounded.within(most, 1, MOST_SERIES, "maxSeriesOf"));
        return this;
    }

    /**
     * How many series all collectors together may have; 2,000,000 if not given. Of more, each collector keeps a fair
     * share, as with {@link #maxSeriesPerCollector}.
     */
    public KafkaMonitorBuilder maxSeries(int most) {
        maxSeries = Bounded.within(most, 1, MOST_SERIES, "maxSeries");
        return this;
    }

    /** The clocks to use instead of the JVM's, for tests. */
    public KafkaMonitorBuilder timeSource(TimeSource timeSource) {
        time = new BoundedTime(requireNonNull(timeSource, "timeSource"));
        return this;
    }

    /**
     * Checks the composition and puts the monitor together; opens nothing and starts nothing.
     *
     * @throws ConfigurationException if anything is wrong, listing all problems; discovered parts are closed then
     * @throws IllegalStateException if a monitor was built before: it owns the parts
     */
    public KafkaMonitor build() {
        return composed(UnaryOperator.identity(), this::assembled);
    }

    /**
     * Shows a monitor of this composition what was recorded instead of the cluster, in the time of the recording: what its
     * rules would have found, and whom it would have told. Nobody is told but the listener, no collector is asked, and nothing
     * is remembered; what was recorded over several runs counts as one. Returns when all was seen.
     *
     * @throws ConfigurationException as {@link #build}
     * @throws IOException if the recording is empty or cannot be read
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalStateException as {@link #build}
     */
    public Replay replay(Recording recorded, ReplayListener listener) throws IOException, InterruptedException {
        var outline = RecordedOutline.of(recorded.directory(), recorded.from());
        interval = outline.intervalOr(interval);
        telling.summary(null); // it tells of the day, not of what was recorded
        var clock = new ReplayClock(outline.start());
        Function<Parts, MonitorAssembly> assembly = all -> new MonitorAssembly(
                new MonitorPlan(name, cluster.bootstrapServers(), all, telling, interval),
                CompositionCheck.rulesWithoutData(all),
                HealthBoard.silent(),
                clock,
                null);
        var owned = new ArrayList<AutoCloseable>();
        MonitorAssembly assembled = composed(
                all -> {
                    owned.addAll(all.collectors());
                    owned.addAll(all.notifiers());
                    return all.collectedBy(CompositionCheck.recorded(outline.metrics()));
                },
                assembly);
        owned.addAll(cluster.owned());
        if (store != null) {
            owned.add(store);
        }
        return new ReplayRun(requireNonNull(listener, "listener"))
                .over(recorded, outline.start(), heard -> assembled.replaying(clock, heard, owned));
    }

    /** @param seen what takes the place of the parts that were given and discovered */
    private <T> T composed(UnaryOperator<Parts> seen, Function<Parts, T> assembling) {
        if (built) {
            throw new IllegalStateException("The monitor '" + name
                    + "' is built already and owns its parts; begin with a new builder and new parts for another one");
        }
        var discovered = new Parts();
        List<String> problems = new ArrayList<>(OwnArtefacts.problems(loaders()));
        if (pluginLoader != null) {
            var discovery = new PluginDiscovery(pluginLoader);
            discovered.addAll(discovery.discover(settings));
            problems.addAll(discovery.problems());
        }
        var given = new Parts().addAll(cluster.parts(problems)).addAll(parts).addAll(discovered);
        var all = seen.apply(given);
        problems.addAll(written.readInto(all, () -> CompositionCheck.sound(all)));
        problems.addAll(CompositionCheck.problems(all));
        problems.addAll(LookBackCheck.problems(CompositionCheck.sound(all), interval));
        if (problems.isEmpty()) {
            problems.addAll(CompositionCheck.limitsOfNobody(given, maxSeriesOf.keySet()));
            problems.addAll(telling.problems(all));
        }
        if (!problems.isEmpty()) {
            discovered.closeAll();
            throw new ConfigurationException(problems);
        }
        try {
            T result = assembling.apply(all);
            built = true;
            return result;
        } catch (RuntimeException | Error e) { // from a part that answers otherwise when it is asked again
            discovered.closeAll();
            throw e;
        }
    }

    private KafkaMonitor assembled(Parts all) {
        List<String> withoutData = CompositionCheck.rulesWithoutData(all);
        if (!withoutData.isEmpty()) {
            logger.info("No collector writes what these rules read, so they never fire: {}", withoutData);
        }
        Parts told = quiet ? all.withoutNotifiers() : all;
        return new MonitorAssembly(
                        new MonitorPlan(name, cluster.bootstrapServers(), told, telling, interval),
                        withoutData,
                        new HealthBoard(),
                        time,
                        quiet ? null : store)
                .assemble(
                        listeners,
                        new CollectLimits(deadline(), maxSeriesPerCollector, maxSeriesOf, maxSeries),
                        deliveryDeadline,
                        recording,
                        ownedBeside(all));
    }

    private Set<ClassLoader> loaders() {
        var loaders = new HashSet<ClassLoader>(Set.of(KafkaMonitor.class.getClassLoader()));
        if (pluginLoader != null) {
            loaders.add(pluginLoader);
        }
        return loaders;
    }

    /** What is to be closed though nothing that collects or delivers has it. */
    private List<AutoCloseable> ownedBeside(Parts all) {
        var owned = new ArrayList<AutoCloseable>();
        if (quiet) {
            owned.addAll(all.notifiers());
            if (store != null) {
                owned.add(store);
            }
        }
        owned.addAll(cluster.owned());
        return owned;
    }

    private Duration deadline() {
        if (collectDeadline != null) {
            return collectDeadline;
        }
        return USUAL_COLLECT_DEADLINE.compareTo(interval) > 0 ? interval : USUAL_COLLECT_DEADLINE;
    }
}
