package io.kafkamonitor.examples.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged examples, as somebody runs them who follows the README. */
final class ExamplesJar {

    private ExamplesJar() {}

    static Path path() {
        return Path.of(System.getProperty("examples.jar", "target/kafka-monitor-examples.jar"));
    }

    /** The jar of one of the other modules, from the directory beside the examples. */
    static Path library(String module) {
        String version = System.getProperty("examples.version", "0.1.0-SNAPSHOT");
        return path().resolveSibling("lib").resolve("kafka-monitor-" + module + "-" + version + ".jar");
    }

    /** The jars beside the examples whose file names match one of some patterns, as a path of a JVM. */
    static String libraries(String... names) throws IOException {
        try (Stream<Path> jars = Files.list(path().resolveSibling("lib"))) {
            return jars.filter(jar -> Stream.of(names)
                            .anyMatch(name -> jar.getFileName().toString().matches(name)))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** The same with a jar of plug-ins beside the examples on the class path. */
    static ProcessBuilder commandWith(Path plugins, String property, String... arguments) {
        ProcessBuilder process = command(arguments);
        List<String> command = process.command();
        command.set(1, "-cp");
        command.set(2, command.get(2) + File.pathSeparator + plugins);
        command.addAll(3, List.of("-D" + property, "io.kafkamonitor.examples.Main"));
        return process;
    }

    /** The examples in a process of their own, with what they write in one stream. */
    static ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", path().toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
