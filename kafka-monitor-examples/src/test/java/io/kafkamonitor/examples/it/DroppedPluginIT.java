package io.kafkamonitor.examples.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.plugin.MonitorPlugin;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.settings.ConfigurationException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs a Java compiler: what becomes of a jar that somebody drops on the host's class path. */
class DroppedPluginIT {

    private static final String GOOD_RULE = """
            package dropped;
            import io.kafkamonitor.metric.Labels;
            import io.kafkamonitor.rule.*;
            import java.util.List;
            public class GoodRule implements Rule {
                public String name() { return "dropped-rule"; }
                public List<Finding> evaluate(Evaluation evaluation) {
                    return List.of(Finding.breached(Labels.EMPTY).saying("The dropped rule takes part"));
                }
            }
            """;

    private static final String THROWING_NOTIFIER = """
            package dropped;
            import io.kafkamonitor.notifier.*;
            public class ThrowingNotifier implements Notifier {
                public ThrowingNotifier() { throw new IllegalStateException("no chat server here"); }
                public String name() { return "chat"; }
                public Delivery send(Notification notification, DeliveryAttempt attempt) { return null; }
            }
            """;

    private static final String NO_PLUGIN = "package dropped; public class NoPlugin {}";

    @TempDir
    private Path directory;

    private PluginJar jars;

    @BeforeEach
    void prepare() {
        jars = new PluginJar(directory);
    }

    private static URLClassLoader classPath(Path... jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), KafkaMonitor.class.getClassLoader());
    }

    private Path goodJar() throws IOException {
        return jars.create("good.jar", "GoodRule", GOOD_RULE, Rule.class, "dropped.GoodRule");
    }

    @Test
    void takesPart() throws Exception {
        try (URLClassLoader loader = classPath(goodJar());
                KafkaMonitor monitor =
                        KafkaMonitor.builder("host").discoverPlugins(loader).build()) {
            monitor.tick();

            assertThat(monitor.alerts()).extracting(Alert::summary).containsExactly("The dropped rule takes part");
        }
    }

    @Test
    void isNotLookedForUnlessTheHostAsks() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = classPath(goodJar())) {
            thread.setContextClassLoader(loader);
            try (KafkaMonitor monitor = KafkaMonitor.builder("host").build()) {
                monitor.tick();

                assertThat(monitor.alerts()).isEmpty();
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void stopsTheBuildWithEveryProblemOfEveryJar() throws Exception {
        Path throwing = jars.create(
                "throwing.jar", "ThrowingNotifier", THROWING_NOTIFIER, Notifier.class, "dropped.ThrowingNotifier");
        Path missing = jars.create("missing.jar", "GoodRule", GOOD_RULE, Rule.class, "dropped.ForgottenRule");
        Path wrong = jars.create("wrong.jar", "NoPlugin", NO_PLUGIN, MonitorPlugin.class, "dropped.NoPlugin");

        try (URLClassLoader loader = classPath(throwing, missing, wrong)) {
            var refused = catchThrowableOfType(
                    ConfigurationException.class,
                    () -> KafkaMonitor.builder("host")
                            .settings(Map.of("smtp.port", "none"))
                            .discoverPlugins(loader)
                            .build());

            assertThat(refused.problems())
                    .anySatisfy(problem -> assertThat(problem)
                            .contains("dropped.ThrowingNotifier", "throwing.jar", "no chat server here"))
                    .anySatisfy(problem ->
                            assertThat(problem).contains("dropped.ForgottenRule", "missing.jar", "not found"))
                    .anySatisfy(problem -> assertThat(problem).contains("dropped.NoPlugin", "wrong.jar", "subtype"))
                    .anySatisfy(problem -> assertThat(problem).contains("'none'"));
        }
    }
}
