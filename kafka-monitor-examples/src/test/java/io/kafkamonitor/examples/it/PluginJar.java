package io.kafkamonitor.examples.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes jars as an author of plug-ins would: source, compiler, service file. */
final class PluginJar {

    private final Path directory;

    PluginJar(Path directory) {
        this.directory = directory;
    }

    /** A jar with one class of the package {@code dropped}, and a service file that names a provider. */
    Path create(String jarName, String className, String source, Class<?> service, String provider) throws IOException {
        Path classes = Files.createDirectories(directory.resolve(jarName + "-classes"));
        Path file = Files.writeString(classes.resolve(className + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failures = compiler.run(
                null, OutputStream.nullOutputStream(), System.err, "-d", classes.toString(), file.toString());
        if (failures != 0) {
            throw new IllegalStateException("The source of " + className + " does not compile");
        }
        return pack(jarName, classes.resolve("dropped").resolve(className + ".class"), service, provider);
    }

    private Path pack(String jarName, Path classFile, Class<?> service, String provider) throws IOException {
        Path jar = directory.resolve(jarName);
        try (FileSystem content =
                FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            Path inside = content.getPath("dropped", classFile.getFileName().toString());
            Files.createDirectories(inside.getParent());
            Files.copy(classFile, inside);
            Path services = Files.createDirectories(content.getPath("META-INF", "services"));
            Files.write(services.resolve(service.getName()), List.of(provider), UTF_8);
        }
        return jar;
    }
}
