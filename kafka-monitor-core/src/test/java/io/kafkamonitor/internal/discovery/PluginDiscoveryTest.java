package io.kafkamonitor.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.judging.FakeRule;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.plugin.Composition;
import io.kafkamonitor.plugin.MonitorPlugin;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.settings.Settings;
import io.kafkamonitor.testing.RecordingNotifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDiscoveryTest {

    private static final RecordingNotifier CONTRIBUTED = new RecordingNotifier("contributed");

    @TempDir
    private Path folder;

    private ServiceFolder services;
    private PluginDiscovery discovery;

    @BeforeEach
    void open() throws IOException {
        services = new ServiceFolder(folder);
        discovery = new PluginDiscovery(services);
    }

    @AfterEach
    void close() throws IOException {
        services.close();
    }

    private Parts discover(Map<String, String> settings) {
        return discovery.discover(Settings.of(settings));
    }

    private String onlyProblem() {
        assertThat(discovery.problems()).hasSize(1);
        return discovery.problems().get(0);
    }

    @Test
    void findsNothingWithoutServiceFiles() {
        assertThat(discover(Map.of()).collectors()).isEmpty();
        assertThat(discovery.problems()).isEmpty();
    }

    @Test
    void findsAllKindsOfParts() throws IOException {
        services.naming(MetricCollector.class, "# ours", Quiet.class.getName())
                .naming(Notifier.class, RecordingNotifier.class.getName())
                .naming(MonitorPlugin.class, Contributing.class.getName());

        Parts parts = discover(Map.of("good.rule", "from-settings", "other.rule", "x"));

        assertThat(discovery.problems()).isEmpty();
        assertThat(parts.collectors()).extracting(MetricCollector::name).containsExactly("quiet");
        assertThat(parts.notifiers()).extracting(Notifier::name).containsExactly("recording");
        assertThat(parts.rules()).extracting(Rule::name).containsExactly("from-settings");
    }

    @Test
    void reportsAConstructorThatThrowsAndGoesOn() throws IOException {
        services.naming(MetricCollector.class, Exploding.class.getName(), Quiet.class.getName());

        Parts parts = discover(Map.of());

        assertThat(parts.collectors()).extracting(MetricCollector::name).containsExactly("quiet");
        assertThat(onlyProblem())
                .contains("PluginDiscoveryTest$Exploding' of file:")
                .contains("META-INF/services/io.kafkamonitor.collector.MetricCollector")
                .contains("StackOverflowError: on purpose");
    }

    @Test
    void reportsAClassThatIsNotThereAndGoesOn() throws IOException {
        services.naming(MetricCollector.class, "com.example.Gone", Quiet.class.getName());

        Parts parts = discover(Map.of());

        assertThat(parts.collectors()).hasSize(1);
        assertThat(onlyProblem())
                .contains("com.example.Gone")
                .contains(services.file(MetricCollector.class).getFileName().toString());
    }

    @Test
    void reportsAClassThatNeedsAMissingClassAndGoesOn() throws IOException {
        services.naming(Rule.class, OrphanedRule.class.getName()).naming(MetricCollector.class, Quiet.class.getName());

        Parts parts = discover(Map.of());

        assertThat(parts.collectors()).hasSize(1);
        assertThat(onlyProblem())
                .contains("NoClassDefFoundError")
                .contains("OrphanedRuleParent")
                .contains("META-INF/services/io.kafkamonitor.rule.Rule ('" + OrphanedRule.class.getName() + "')");
    }

    @Test
    void reportsAClassOfAnotherType() throws IOException {
        services.naming(Notifier.class, Quiet.class.getName());

        discover(Map.of());

        assertThat(onlyProblem()).contains("PluginDiscoveryTest$Quiet").contains("not a subtype");
    }

    @Test
    void reportsWhatIsWrongWithTheSettingsOfAllPlugins() throws IOException {
        services.naming(MonitorPlugin.class, Demanding.class.getName(), Contributing.class.getName());

        discover(Map.of("good.size", "large"));

        assertThat(discovery.problems())
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("Setting 'demanding.host' is missing"))
                .anyMatch(problem -> problem.contains("'good.size'") && problem.contains("'large'"))
                .allMatch(problem -> problem.contains("META-INF/services/io.kafkamonitor.plugin.MonitorPlugin"));
    }

    @Test
    void closesAndForgetsWhatAPluginContributedThatHasProblems() throws IOException {
        services.naming(MonitorPlugin.class, Demanding.class.getName());
        int closings = CONTRIBUTED.closings();

        Parts parts = discover(Map.of());

        assertThat(parts.notifiers()).isEmpty();
        assertThat(CONTRIBUTED.closings()).isEqualTo(closings + 1);
    }

    @Test
    void reportsAPluginThatThrowsAnErrorAndClosesWhatItContributed() throws IOException {
        services.naming(MonitorPlugin.class, Failing.class.getName());
        int closings = CONTRIBUTED.closings();

        discover(Map.of());

        assertThat(onlyProblem()).contains("AssertionError: on purpose");
        assertThat(CONTRIBUTED.closings()).isEqualTo(closings + 1);
    }

    /** A collector of nothing. */
    public static final class Quiet implements MetricCollector {
        @Override
        public String name() {
            return "quiet";
        }

        @Override
        public List<Metric> metrics() {
            return List.of();
        }

        @Override
        public void collect(CollectContext context, SampleSink sink) {}
    }

    /** A collector that cannot be made. */
    public static final class Exploding implements MetricCollector {
        /** Throws. */
        public Exploding() {
            throw new StackOverflowError("on purpose");
        }

        @Override
        public String name() {
            return "exploding";
        }

        @Override
        public List<Metric> metrics() {
            return List.of();
        }

        @Override
        public void collect(CollectContext context, SampleSink sink) {}
    }

    /** Adds a rule if its settings name one. */
    public static final class Contributing implements MonitorPlugin {
        @Override
        public String name() {
            return "good";
        }

        @Override
        public void contribute(Composition composition, Settings settings) {
            settings.integer("size", 1, 0, 10);
            settings.text("rule").ifPresent(name -> composition.rule(new FakeRule(name, any -> List.of())));
        }
    }

    /** Adds a notifier though a setting is missing. */
    public static final class Demanding implements MonitorPlugin {
        @Override
        public String name() {
            return "demanding";
        }

        @Override
        public void contribute(Composition composition, Settings settings) {
            settings.required("host");
            composition.notifier(CONTRIBUTED);
        }
    }

    /** Adds a notifier and throws. */
    public static final class Failing implements MonitorPlugin {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public void contribute(Composition composition, Settings settings) {
            composition.notifier(CONTRIBUTED);
            throw new AssertionError("on purpose");
        }
    }
}
