package io.kafkamonitor.examples.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the packaged jars and a JDK: a host that is a module itself finds plug-ins on the module path. */
class ModularHostIT {

    private static final String DESCRIPTOR = """
            module host {
                requires io.kafkamonitor.api;
                requires io.kafkamonitor.core;

                provides io.kafkamonitor.rule.Rule with host.OwnRule;
            }
            """;

    private static final String OWN_RULE = """
            package host;

            public final class OwnRule implements io.kafkamonitor.rule.Rule {
                public String name() { return "own-rule"; }

                public java.util.Collection<io.kafkamonitor.rule.Finding> evaluate(io.kafkamonitor.rule.Evaluation any) {
                    return java.util.List.of(
                        io.kafkamonitor.rule.Finding.breached(io.kafkamonitor.metric.Labels.EMPTY).saying("found"));
                }
            }
            """;

    private static final String MAIN = """
            package host;

            import io.kafkamonitor.KafkaMonitor;
            import io.kafkamonitor.settings.ConfigurationException;
            import java.util.Map;

            public final class Main {
                public static void main(String[] arguments) throws Exception {
                    try (var monitor = KafkaMonitor.builder("modular").discoverPlugins().build()) {
                        monitor.tick();
                        System.out.println("alerts: " + monitor.alerts());
                    }
                    var settings = Map.of("smtp.host", "mail.example.com");
                    try {
                        KafkaMonitor.builder("modular").settings(settings).discoverPlugins().build();
                    } catch (ConfigurationException e) {
                        System.out.println("problems: " + e.getMessage());
                    }
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void findsItsOwnRuleAndTheMailModule() throws Exception {
        String libraries = ExamplesJar.libraries(
                "kafka-monitor-(api|core|mail)-\\d.*(?<!tests)\\.jar",
                "kafka-clients-.*",
                "jakarta.*",
                "angus-.*",
                "smtp-.*",
                "slf4j-api-.*",
                "jspecify-.*");
        Path classes = compile(libraries);

        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        libraries + File.pathSeparator + classes,
                        "-m",
                        "host/host.Main")
                .redirectErrorStream(true)
                .start();
        String output = new String(host.getInputStream().readAllBytes(), UTF_8);

        assertThat(host.waitFor()).as(output).isZero();
        assertThat(output).contains("own-rule{}: found").contains("'smtp.from' is missing");
    }

    private Path compile(String libraries) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("src/host"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<Path> files = List.of(
                Files.writeString(directory.resolve("src/module-info.java"), DESCRIPTOR),
                Files.writeString(sources.resolve("OwnRule.java"), OWN_RULE),
                Files.writeString(sources.resolve("Main.java"), MAIN));
        var arguments = Stream.concat(
                Stream.of("-p", libraries, "-d", classes.toString()),
                files.stream().map(Path::toString));

        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));

        assertThat(result).as("result of the compiler").isZero();
        return classes;
    }
}
