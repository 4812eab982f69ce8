package io.kafkamonitor.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.settings.ConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code monitor.properties} and the host to each other. */
class SettingsTemplateTest {

    private static final Path TEMPLATE = Path.of("monitor.properties");
    private static final Path SMTP_PLUGIN =
            Path.of("../kafka-monitor-mail/src/main/java/io/kafkamonitor/mail/SmtpPlugin.java");
    private static final Path HOST = Path.of("src/main/java/io/kafkamonitor/examples/host");

    private static final Pattern SETTING = Pattern.compile("(?m)^#?([a-z]+\\.[A-Za-z.*-]+=.*)$");
    private static final Pattern KEY_IN_HOST =
            Pattern.compile("\"((?:monitor|jmx|rules|threshold|config|kafka)\\.[a-z.-]+[a-z])\"");
    private static final Pattern KEY_IN_PLUGIN = Pattern.compile("(smtp\\.[A-Za-z]+)(?=[,<])");

    @Test
    void documentsEveryKeyThatTheHostReads() throws IOException {
        assertThat(documented()).containsAll(matches(KEY_IN_HOST, sourcesOfTheHost()));
    }

    @Test
    void documentsEveryKeyOfMails() throws IOException {
        assertThat(documented()).containsAll(matches(KEY_IN_PLUGIN, Files.readString(SMTP_PLUGIN)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void documentsOnlyKeysThatAreKnown(String setting) throws IOException {
        var values = new TreeMap<String, String>();
        values.put("kafka.bootstrap.servers", "127.0.0.1:9092");
        properties(setting).forEach((key, value) -> values.put(key.toString(), value.toString()));

        List<String> problems = new ArrayList<>();
        try {
            MonitorHost.compose(values, builder -> {}).close();
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }

        assertThat(problems).noneMatch(problem -> problem.contains("is not known"));
    }

    @Test
    void hasValuesThatAreRight() throws IOException {
        var values = new TreeMap<String, String>();
        for (String setting : settings()) {
            properties(setting).forEach((key, value) -> values.put(key.toString(), value.toString()));
        }
        values.keySet()
                .removeAll(Set.of(
                        "jmx.port",
                        "monitor.state",
                        "monitor.recording",
                        "smtp.trustedCertificates",
                        "smtp.passwordFile",
                        "smtp.tokenFile"));
        values.keySet().removeIf(key -> key.startsWith("kafka.ssl"));
        values.replaceAll((key, value) -> value.replaceAll("\\$\\{env:[A-Z_]+}", "from-the-environment"));

        MonitorHost.compose(values, builder -> {}).close();
    }

    private static List<String> settings() throws IOException {
        return List.copyOf(matches(SETTING, Files.readString(TEMPLATE)));
    }

    private static Set<String> documented() throws IOException {
        var keys = new TreeSet<String>();
        for (String setting : settings()) {
            keys.addAll(properties(setting).stringPropertyNames());
        }
        return keys;
    }

    private static Properties properties(String setting) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(setting));
        return properties;
    }

    private static Set<String> matches(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        assertThat(found).as(pattern.pattern()).isNotEmpty();
        return found;
    }

    private static String sourcesOfTheHost() throws IOException {
        try (Stream<Path> files = Files.list(HOST)) {
            var text = new StringBuilder();
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }
}
