package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.notifier.Notification;
import jakarta.activation.DataSource;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** Sends from a child process whose class path is one large jar; needs the loopback interface only. */
class FatJarIT {

    @TempDir
    private Path directory;

    private ScriptedSmtpServer server;

    @BeforeEach
    void startServer() {
        server = ScriptedSmtpServer.clear();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void saysWhatIsMissingWhenTheServiceFilesWereLost() throws Exception {
        String said = sentFrom(jar(false));

        assertThat(said).startsWith("PERMANENT").contains("merge META-INF/services");
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void sendsWhenTheyWereMerged() throws Exception {
        String said = sentFrom(jar(true));

        assertThat(said).startsWith("DELIVERED");
    }

    private String sentFrom(Path jar) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        jar.toString(),
                        FatJarHost.class.getName(),
                        String.valueOf(server.port()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    private Path jar(boolean withServices) throws Exception {
        Path jar = directory.resolve(withServices + ".jar");
        Set<String> written = new HashSet<>();
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> part : new Class<?>[] {
                SmtpNotifier.class,
                SampleNotifications.class,
                Notification.class,
                Session.class,
                DataSource.class,
                SMTPTransport.class,
                Class.forName("org.eclipse.angus.mail.util.LineInputStream"),
                Class.forName("org.eclipse.angus.activation.MailcapFile"),
                Logger.class
            }) {
                add(zip, location(part), withServices, written);
            }
        }
        return jar;
    }

    private static Path location(Class<?> part) throws URISyntaxException {
        return Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void add(ZipOutputStream zip, Path part, boolean withServices, Set<String> written)
            throws IOException {
        if (Files.isDirectory(part)) {
            addTree(zip, part, withServices, written);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + part.toUri()), Map.of())) {
            addTree(zip, jar.getPath("/"), withServices, written);
        }
    }

    private static void addTree(ZipOutputStream zip, Path root, boolean withServices, Set<String> written)
            throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String name = root.relativize(file).toString();
                boolean isService = name.startsWith("META-INF/services");
                if ((name.endsWith(".class") || (isService && withServices)) && written.add(name)) {
                    write(zip, name, file);
                }
            });
        }
    }

    private static void write(ZipOutputStream zip, String name, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            content.transferTo(zip);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
