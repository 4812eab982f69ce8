package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.plugin.Composition;
import io.kafkamonitor.plugin.MonitorPlugin;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.settings.Settings;
import io.kafkamonitor.testing.ManualClock;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which context class loader the code of a part sees, whichever threads build, drive and close the monitor. */
class PluginContextTest {

    private static final Metric SEEN = Metric.gauge("seen", Unit.COUNT, "Seen.");
    /** By what was called, from whichever thread. */
    private static final Map<String, ClassLoader> CONTEXTS = new ConcurrentHashMap<>();

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path folder;

    private URLClassLoader plugins;
    private ClassLoader stranger;

    @BeforeEach
    void open() throws IOException {
        CONTEXTS.clear();
        plugins = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        stranger = new URLClassLoader(new URL[0], null);
    }

    @AfterEach
    void close() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        plugins.close();
    }

    private static void note(String call) {
        CONTEXTS.put(call, Thread.currentThread().getContextClassLoader());
    }

    private void name(Class<?> service, Class<?> provider) throws IOException {
        Path file = folder.resolve("META-INF/services/" + service.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, provider.getName());
    }

    @Test
    void discoveredPartsSeeTheLoaderThatTheyWereDiscoveredWith() throws Exception {
        name(MetricCollector.class, Collector.class);
        name(MonitorPlugin.class, Plugin.class);
        Thread.currentThread().setContextClassLoader(stranger);
        KafkaMonitor monitor = KafkaMonitor.builder("context")
                .timeSource(new ManualClock())
                .groupWait(Duration.ZERO)
                .discoverPlugins(plugins)
                .build();
        Thread.currentThread().setContextClassLoader(null);

        monitor.tick();
        monitor.close();

        assertThat(CONTEXTS)
                .containsOnlyKeys(
                        "new collector",
                        "metrics",
                        "collect",
                        "close collector",
                        "contribute",
                        "severity",
                        "evaluate",
                        "send",
                        "close notifier");
        assertThat(CONTEXTS.values()).containsOnly(plugins);
        assertThat(Thread.currentThread().getContextClassLoader()).isNull();
    }

    @Test
    void givenPartsSeeTheLoaderOfTheThreadThatComposedTheMonitor() throws Exception {
        Thread.currentThread().setContextClassLoader(stranger);
        KafkaMonitor monitor = KafkaMonitor.builder("context")
                .timeSource(new ManualClock())
                .groupWait(Duration.ZERO)
                .collector(new Collector())
                .rule(new Judge())
                .notifier(new Teller())
                .build();
        Thread.currentThread().setContextClassLoader(before);

        monitor.tick();
        monitor.close();

        assertThat(CONTEXTS).containsKeys("collect", "close collector", "evaluate", "send", "close notifier");
        assertThat(CONTEXTS.values()).containsOnly(stranger);
    }

    @Test
    void aProblemNamesTheClassOfADiscoveredPart() throws Exception {
        name(Rule.class, Nameless.class);

        assertThatThrownBy(() ->
                        KafkaMonitor.builder("context").discoverPlugins(plugins).build())
                .hasMessageContaining("Rule " + Nameless.class.getName() + " has no name");
    }

    @Test
    void discoveredPartsAreClosedIfOneOfThemAnswersOtherwiseWhenItIsAskedAgain() throws Exception {
        name(MetricCollector.class, Collector.class);
        name(Rule.class, Fickle.class);

        assertThatThrownBy(() ->
                        KafkaMonitor.builder("context").discoverPlugins(plugins).build())
                .isInstanceOf(AssertionError.class)
                .hasMessage("asked again");

        assertThat(CONTEXTS).containsKey("close collector");
    }

    /** Answers once to each question. */
    public static final class Fickle implements Rule {
        private int questions;

        @Override
        public String name() {
            return "fickle";
        }

        @Override
        public String advice() {
            if (questions++ > 0) {
                throw new AssertionError("asked again");
            }
            return "";
        }

        @Override
        public Collection<Finding> evaluate(Evaluation evaluation) {
            return List.of();
        }
    }

    /** Reads nothing but its context. */
    public static final class Collector implements MetricCollector {
        /** Notes it. */
        public Collector() {
            note("new collector");
        }

        @Override
        public String name() {
            return "context";
        }

        @Override
        public List<Metric> metrics() {
            note("metrics");
            return List.of(SEEN);
        }

        @Override
        public void collect(CollectContext context, SampleSink sink) {
            note("collect");
            sink.record(SEEN, Labels.EMPTY, 1);
        }

        @Override
        public void close() {
            note("close collector");
        }
    }

    /** Contributes the rest. */
    public static final class Plugin implements MonitorPlugin {
        @Override
        public String name() {
            return "context";
        }

        @Override
        public void contribute(Composition composition, Settings settings) {
            note("contribute");
            composition.rule(new Judge()).notifier(new Teller());
        }
    }

    private static final class Judge implements Rule {
        @Override
        public String name() {
            return "context";
        }

        @Override
        public Severity severity() {
            note("severity");
            return Severity.CRITICAL;
        }

        @Override
        public Collection<Finding> evaluate(Evaluation evaluation) {
            note("evaluate");
            return List.of(Finding.breached(Labels.EMPTY));
        }
    }

    private static final class Teller implements Notifier {
        @Override
        public String name() {
            return "context";
        }

        @Override
        public Delivery send(Notification notification, DeliveryAttempt attempt) {
            note("send");
            return Delivery.delivered("");
        }

        @Override
        public void close() {
            note("close notifier");
        }
    }

    /** Has no name. */
    public static final class Nameless implements Rule {
        @Override
        public String name() {
            return "";
        }

        @Override
        public Collection<Finding> evaluate(Evaluation evaluation) {
            return List.of();
        }
    }
}
