package io.kafkamonitor.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkamonitor.plugin.Composition;
import io.kafkamonitor.plugin.MonitorPlugin;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.settings.Settings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plug-in that was made for another version of something is one problem of several, not the end of the host. */
class BrokenPluginTest {

    @TempDir
    private Path directory;

    private List<String> problems(String provider) throws IOException {
        return problems(provider, Map.of());
    }

    private List<String> problems(String provider, Map<String, String> more) throws IOException {
        var settings = new TreeMap<>(more);
        settings.put("kafka.bootstrap.servers", "127.0.0.1:9092");
        settings.put("monitor.interval", "soon");
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(MonitorPlugin.class.getName()), provider);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var dropped = new Dropped(directory, before)) {
            thread.setContextClassLoader(dropped);
            var refused = catchThrowableOfType(
                    ConfigurationException.class,
                    () -> MonitorHost.compose(settings, builder -> {}).close());
            return refused.problems();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void isNamedWhenItDoesNotLinkAsItContributes() throws IOException {
        assertThat(problems(TooOld.class.getName()))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("monitor.interval"))
                .anyMatch(problem -> problem.contains("TooOld") && problem.contains("com/example/Gone"));
    }

    @Test
    void isNamedWhenItsClassCannotBeLinked() throws IOException {
        assertThat(problems(Dropped.UNLINKABLE))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("monitor.interval"))
                .anyMatch(problem -> problem.contains(Dropped.UNLINKABLE) && problem.contains("com/example/Gone"));
    }

    @Test
    void isNamedWhenItCannotTellItsName() throws IOException {
        assertThat(problems(Nameless.class.getName()))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("monitor.interval"))
                .anyMatch(problem -> problem.contains("Nameless"));
    }

    @Test
    void hidesNoMisspeltKeyThatCanBeRecognised() throws IOException {
        assertThat(problems(Nameless.class.getName(), Map.of("smpt.host", "h", "nameless.colour", "red")))
                .anyMatch(problem -> problem.contains("did you mean 'smtp.host'?"))
                .noneMatch(problem -> problem.contains("nameless.colour"));
    }

    /** Needs a class that is not there. */
    public static final class TooOld implements MonitorPlugin {

        @Override
        public String name() {
            return "old";
        }

        @Override
        public void contribute(Composition composition, Settings settings) {
            throw new NoClassDefFoundError("com/example/Gone");
        }
    }

    /** Throws as soon as it is asked anything. */
    public static final class Nameless implements MonitorPlugin {

        @Override
        public String name() {
            throw new IllegalStateException("no name today");
        }

        @Override
        public void contribute(Composition composition, Settings settings) {}
    }

    private static final class Dropped extends URLClassLoader {

        static final String UNLINKABLE = "dropped.Unlinkable";

        Dropped(Path directory, ClassLoader parent) throws IOException {
            super(new URL[] {directory.toUri().toURL()}, parent);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals(UNLINKABLE)) {
                throw new NoClassDefFoundError("com/example/Gone");
            }
            return super.findClass(name);
        }
    }
}
