package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.settings.ConfigurationException;
import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** A host whose dependency management brings a client that is too old: kafka-clients 3.9, found by Maven. */
class RefusedClientIT {

    @Test
    void aClientThatIsTooOldIsRefusedWhenTheMonitorIsBuilt() throws Exception {
        try (var host = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Object builder = call(host.loadClass(KafkaMonitor.class.getName()), null, "builder", "orders");
            call(builder.getClass(), builder, "kafka", Map.of("bootstrap.servers", "localhost:9092"));

            Throwable refusal = catchThrowable(() -> call(builder.getClass(), builder, "build"));

            assertThat(refusal.getCause())
                    .hasMessageMatching("kafka-clients 3\\.9\\.1 \\(file:.*3\\.9\\.1\\.jar\\) is too old.*");
            assertThat(refusal.getCause().getClass().getName()).isEqualTo(ConfigurationException.class.getName());
            assertThat(refusal.getCause())
                    .hasMessageContaining("4.0.0 or newer")
                    .hasMessageContaining("'kafka.version'");
        }
    }

    private static Object call(Class<?> type, Object target, String name, Object... arguments) throws Exception {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && accepts(method.getParameterTypes(), arguments)) {
                return method.invoke(target, arguments);
            }
        }
        throw new IllegalArgumentException(type + " has no " + name);
    }

    private static boolean accepts(Class<?>[] types, Object[] arguments) {
        return types.length == arguments.length && (types.length == 0 || types[0].isInstance(arguments[0]));
    }

    /** The monitor as a host has it, but for the Kafka of {@code src/it/kafka-3.9/pom.xml}. */
    private static URL[] classPath() throws Exception {
        List<URL> urls = new ArrayList<>(List.of(place(KafkaMonitor.class), place(Metric.class), place(Logger.class)));
        Path older = Path.of("target", "it", "kafka-3.9", "target", "class-path");
        assertThat(older)
                .as("the class path of Kafka 3.9, which 'mvn pre-integration-test' finds")
                .isRegularFile();
        for (String entry : Files.readString(older).strip().split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static URL place(Class<?> type) throws URISyntaxException, MalformedURLException {
        return type.getProtectionDomain().getCodeSource().getLocation().toURI().toURL();
    }
}
