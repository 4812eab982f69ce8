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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs a Java compiler: what becomes of a jar that somebody drops on the host's class path. */
class DroppedPluginIT {

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

    @AfterEach
    void forgetTheFile() {
        System.clearProperty(DroppedParts.FILE);
    }

    private static URLClassLoader classPath(Path... jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), KafkaMonitor.class.getClassLoader());
    }

    @Test
    void takesPartWithACollectorARuleAndANotifier() throws Exception {
        Path told = directory.resolve("told.txt");
        System.setProperty(DroppedParts.FILE, told.toString());

        try (URLClassLoader loader = classPath(DroppedParts.jar(directory));
                KafkaMonitor monitor =
                        KafkaMonitor.builder("host").discoverPlugins(loader).build()) {
            monitor.tick();

            assertThat(monitor.alerts()).extracting(Alert::summary).containsExactly("parcels is 4711 deep");
        } // which waits for the deliveries that are due

        assertThat(told).hasContent("parcels is 4711 deep");
    }

    @Test
    void isToldNothingInADryRun() throws Exception {
        Path told = directory.resolve("told.txt");
        System.setProperty(DroppedParts.FILE, told.toString());

        try (URLClassLoader loader = classPath(DroppedParts.jar(directory));
                KafkaMonitor monitor = KafkaMonitor.builder("host")
                        .discoverPlugins(loader)
                        .quietly()
                        .build()) {
            monitor.tick();

            assertThat(monitor.alerts()).hasSize(1);
        }

        assertThat(told).doesNotExist();
    }

    @Test
    void isNotLookedForUnlessTheHostAsks() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = classPath(DroppedParts.jar(directory))) {
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
        Path throwing = new PluginJar(directory, "throwing.jar")
                .source("ThrowingNotifier", THROWING_NOTIFIER)
                .service(Notifier.class, "dropped.ThrowingNotifier")
                .create();
        Path wrong = new PluginJar(directory, "wrong.jar")
                .source("NoPlugin", NO_PLUGIN)
                .service(MonitorPlugin.class, "dropped.NoPlugin")
                .service(Rule.class, "dropped.ForgottenRule")
                .create();

        try (URLClassLoader loader = classPath(throwing, wrong, DroppedParts.jar(directory))) {
            var refused = catchThrowableOfType(
                    ConfigurationException.class,
                    () -> KafkaMonitor.builder("host")
                            .settings(Map.of("smtp.port", "none"))
                            .discoverPlugins(loader)
                            .build());

            assertThat(refused.problems())
                    .anySatisfy(problem -> assertThat(problem)
                            .contains("dropped.ThrowingNotifier", "throwing.jar", "no chat server here"))
                    .anySatisfy(
                            problem -> assertThat(problem).contains("dropped.ForgottenRule", "wrong.jar", "not found"))
                    .anySatisfy(problem -> assertThat(problem).contains("dropped.NoPlugin", "wrong.jar", "subtype"))
                    .anySatisfy(problem -> assertThat(problem).contains("'none'"));
        }
    }
}
