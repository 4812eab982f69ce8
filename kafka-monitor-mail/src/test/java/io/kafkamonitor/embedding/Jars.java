package io.kafkamonitor.embedding;

import io.kafkamonitor.mail.SmtpNotifier;
import io.kafkamonitor.notifier.Notification;
import jakarta.activation.DataSource;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;

/** Where the parts of an application are, and larger jars made of them. */
final class Jars {

    private Jars() {}

    /** The classes of this host. */
    static Path host() {
        return location(MailHost.class);
    }

    /** What the notifier builds on, and the notifier. */
    static List<Path> notifier() {
        try {
            return Stream.of(
                            SmtpNotifier.class,
                            Session.class,
                            DataSource.class,
                            SMTPTransport.class,
                            Class.forName("org.eclipse.angus.mail.util.LineInputStream"),
                            Class.forName("org.eclipse.angus.activation.MailcapFile"))
                    .map(Jars::location)
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a monitor without a notifier has of it. */
    static List<Path> api() {
        return List.of(location(Notification.class), location(Logger.class));
    }

    /** A jar that Maven has fetched for these tests. */
    static Path fetched(String name) {
        Path jar = Path.of("target", "embedding", name).toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing; 'mvn pre-integration-test' fetches it");
        }
        return jar;
    }

    static String path(List<Path> parts) {
        return String.join(":", parts.stream().map(Path::toString).toList());
    }

    private static Path location(Class<?> part) {
        try {
            return Path.of(
                    part.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One jar of many, with or without the files by which services are found; of two files of a name the first is kept. */
    static Path fat(Path jar, List<Path> parts, boolean withServices) throws IOException {
        Set<String> written = new HashSet<>();
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Path part : parts) {
                addAll(zip, part, "", name -> {
                    boolean isService = name.startsWith("META-INF/services");
                    boolean isWanted = name.endsWith(".class") || name.endsWith(".properties") || isService;
                    return isWanted && (withServices || !isService) && written.add(name);
                });
            }
        }
        return jar;
    }

    /** A jar as Spring Boot makes it: others are in it as they are, and its loader finds what is in them. */
    static Path nested(Path jar, Path loader, Path classes, List<Path> libraries) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
        manifest.getMainAttributes().putValue("Start-Class", MailHost.class.getName());
        try (var zip = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            addAll(zip, loader, "", name -> name.startsWith("org/"));
            for (String folder : List.of("BOOT-INF/", "BOOT-INF/classes/", "BOOT-INF/lib/")) {
                zip.putNextEntry(new ZipEntry(folder));
                zip.closeEntry();
            }
            addAll(zip, classes, "BOOT-INF/classes/", name -> name.startsWith("io/kafkamonitor/embedding/"));
            int count = 0;
            for (Path library : libraries) {
                count++;
                stored(zip, "BOOT-INF/lib/" + count + ".jar", bytes(library));
            }
        }
        return jar;
    }

    private static byte[] bytes(Path library) throws IOException {
        if (!Files.isDirectory(library)) {
            return Files.readAllBytes(library);
        }
        var jar = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(jar)) {
            addAll(zip, library, "", name -> true);
        }
        return jar.toByteArray();
    }

    private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static void addAll(ZipOutputStream zip, Path part, String prefix, Predicate<String> which)
            throws IOException {
        if (Files.isDirectory(part)) {
            addTree(zip, part, prefix, which);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + part.toUri()), Map.of())) {
            addTree(zip, jar.getPath("/"), prefix, which);
        }
    }

    private static void addTree(ZipOutputStream zip, Path root, String prefix, Predicate<String> which)
            throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String name = root.relativize(file).toString();
                if (which.test(name)) {
                    write(zip, prefix + name, file);
                }
            });
        }
    }

    private static void write(ZipOutputStream zip, String name, Path file) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(Files.readAllBytes(file));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
