package io.kafkamonitor.internal.kafka.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version of kafka-clients that the host has on its class path, which its dependency management often decides.
 *
 * <p>Whether it is new enough is told by what it can do and not by its number: distributions of others count their own
 * way. The number is for people.
 */
public final class ClientVersion {

    private static final Logger logger = LoggerFactory.getLogger(ClientVersion.class);

    /** The oldest version that the monitor works with. */
    static final String OLDEST = "4.0.0";

    private static final String ADMIN = "org.apache.kafka.clients.admin.Admin";
    /** What the oldest version brought and the monitor cannot do without. */
    private static final List<Needed> NEEDED = List.of(
            new Needed(ADMIN, "listGroups"),
            new Needed("org.apache.kafka.clients.admin.DescribeClusterOptions", "includeFencedBrokers"),
            new Needed("org.apache.kafka.clients.admin.ConsumerGroupDescription", "groupState"),
            new Needed("org.apache.kafka.common.Node", "isFenced"));

    private final ClassLoader loader;

    ClientVersion(ClassLoader loader) {
        this.loader = loader;
    }

    /** What is wrong with it, a sentence that says what to set; empty if the monitor works with it. */
    public static Optional<String> problem() {
        return new ClientVersion(ClientVersion.class.getClassLoader()).whyRefused();
    }

    Optional<String> whyRefused() {
        Class<?> admin;
        try {
            admin = load(ADMIN);
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.of("kafka(...) needs kafka-clients, which is not on the class path or not whole (" + e
                    + "); add org.apache.kafka:kafka-clients in version " + OLDEST + " or newer");
        }
        return NEEDED.stream()
                .filter(needed -> !isThere(needed))
                .findFirst()
                .map(
                        missing -> "kafka-clients " + number(admin) + place(admin)
                                + " is too old for the monitor, as it has no "
                                + missing + "; set its version to " + OLDEST
                                + " or newer, in a build with Spring Boot's dependency management by the property 'kafka.version'");
    }

    private boolean isThere(Needed needed) {
        try {
            return Arrays.stream(load(needed.type()).getMethods())
                    .anyMatch(method -> method.getName().equals(needed.method()));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private Class<?> load(String type) throws ClassNotFoundException {
        return Class.forName(type, false, loader);
    }

    /** The number of the version, as it says itself. */
    String number() throws ClassNotFoundException {
        return number(load(ADMIN));
    }

    /** Many jars of Kafka have a file of that name; the one beside the class tells. */
    private static String number(Class<?> admin) {
        String file = admin.getName().replace('.', '/') + ".class";
        @Nullable URL url = admin.getResource("/" + file);
        var properties = new Properties();
        if (url != null) {
            String beside = url.toString().replace(file, "kafka/kafka-version.properties");
            try (InputStream input = opened(new URL(beside))) {
                properties.load(input);
            } catch (IOException | IllegalArgumentException e) {
                logger.debug("The version of kafka-clients cannot be read at {}", beside, e);
            }
        }
        return properties.getProperty("version", "of an unknown version").strip();
    }

    private static InputStream opened(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false); // a cached jar stays open after its class loader is closed
        return connection.getInputStream();
    }

    private static String place(Class<?> admin) {
        @Nullable CodeSource source = admin.getProtectionDomain().getCodeSource();
        @Nullable URL place = source == null ? null : source.getLocation();
        return place == null ? "" : " (" + place + ")";
    }

    private record Needed(String type, String method) {

        @Override
        public String toString() {
            return type.substring(type.lastIndexOf('.') + 1) + "." + method + "()";
        }
    }
}
