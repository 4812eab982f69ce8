package io.kafkamonitor.internal.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A class loader that sees what the tests see and service files of its own, and hides a class that others need. */
final class ServiceFolder extends URLClassLoader {

    private final Path folder;

    ServiceFolder(Path folder) throws IOException {
        super(new URL[] {folder.toUri().toURL()}, ServiceFolder.class.getClassLoader());
        this.folder = folder;
    }

    ServiceFolder naming(Class<?> service, String... lines) throws IOException {
        Path file = file(service);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
        return this;
    }

    Path file(Class<?> service) {
        return folder.resolve("META-INF/services/" + service.getName());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.equals(OrphanedRuleParent.class.getName())) {
            throw new ClassNotFoundException(name);
        }
        if (name.equals(OrphanedRule.class.getName())) {
            byte[] bytes = bytes(name.replace('.', '/') + ".class");
            return defineClass(name, bytes, 0, bytes.length);
        }
        return super.loadClass(name, resolve);
    }

    private byte[] bytes(String resource) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(resource, e);
        }
    }
}
