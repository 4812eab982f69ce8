package io.kafkamonitor.examples.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** Makes a jar as an author of plug-ins would: sources, compiler, service files. */
final class PluginJar {

    private final Path jar;
    private final Path classes;
    private final List<Path> sources = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();

    /** A jar without content, to be created with a name in a directory. */
    PluginJar(Path directory, String name) throws IOException {
        jar = directory.resolve(name);
        classes = Files.createDirectories(directory.resolve(name + "-classes").resolve("dropped"));
    }

    /** Adds a class of the package {@code dropped}. */
    PluginJar source(String className, String source) throws IOException {
        sources.add(Files.writeString(classes.resolve(className + ".java"), source));
        return this;
    }

    /** Adds a service file that names one provider. */
    PluginJar service(Class<?> type, String provider) {
        services.add(new Service(type.getName(), provider));
        return this;
    }

    Path create() throws IOException {
        List<String> arguments = new ArrayList<>();
        sources.forEach(source -> arguments.add(source.toString()));
        int failures = ToolProvider.getSystemJavaCompiler()
                .run(null, OutputStream.nullOutputStream(), System.err, arguments.toArray(String[]::new));
        if (failures != 0) {
            throw new IllegalStateException("The sources of " + jar + " do not compile");
        }
        try (FileSystem content =
                FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            pack(content);
        }
        return jar;
    }

    private void pack(FileSystem content) throws IOException {
        Path inside = Files.createDirectories(content.getPath("dropped"));
        for (Path source : sources) {
            String classFile = source.getFileName().toString().replace(".java", ".class");
            Files.copy(classes.resolve(classFile), inside.resolve(classFile));
        }
        Path files = Files.createDirectories(content.getPath("META-INF", "services"));
        for (Service service : services) {
            Files.write(files.resolve(service.type()), List.of(service.provider()), UTF_8);
        }
    }

    private record Service(String type, String provider) {}
}
