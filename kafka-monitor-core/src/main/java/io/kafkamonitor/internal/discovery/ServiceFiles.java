package io.kafkamonitor.internal.discovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files under {@code META-INF/services} that name the providers of a service, so that a message can say which. */
final class ServiceFiles {

    private static final Logger logger = LoggerFactory.getLogger(ServiceFiles.class);

    private final List<Line> lines;

    private ServiceFiles(List<Line> lines) {
        this.lines = lines;
    }

    static ServiceFiles of(Class<?> service, ClassLoader loader) {
        var lines = new ArrayList<Line>();
        try {
            Enumeration<URL> files = loader.getResources("META-INF/services/" + service.getName());
            while (files.hasMoreElements()) {
                read(files.nextElement(), lines);
            }
        } catch (IOException e) {
            // the service loader meets the same and says so; these files are only for its message
            logger.debug("The service files of {} cannot be read", service.getName(), e);
        }
        return new ServiceFiles(lines);
    }

    private static void read(URL file, List<Line> lines) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false); // a cached jar stays open after its class loader is closed
        try (var reader =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String name = line.replaceFirst("#.*", "").strip();
                if (!name.isEmpty()) {
                    lines.add(new Line(name, file));
                }
            }
        }
    }

    /** Where a provider is named: its file, or its module if no file names it. */
    String whereNamed(Class<?> provider) {
        return lines.stream()
                .filter(line -> line.provider().equals(provider.getName()))
                .map(line -> line.file().toString())
                .findFirst()
                .orElseGet(() -> "module " + provider.getModule().getName());
    }

    /** The file that a message of the service loader is about, as far as it names a provider or a file. */
    String whereMeant(String message) {
        return lines.stream()
                .filter(line -> message.contains(line.provider())
                        || message.contains(line.file().toString()))
                .map(line -> line.file().toString())
                .findFirst()
                .orElse("an unknown file");
    }

    /** The file that names a provider whose class is there, but not all that it needs. */
    String whereUnlinkable(ClassLoader loader) {
        return lines.stream()
                .filter(line -> !line.isLinkable(loader))
                .map(line -> line.file() + " ('" + line.provider() + "')")
                .collect(Collectors.joining(", "));
    }

    private record Line(String provider, URL file) {

        boolean isLinkable(ClassLoader loader) {
            try {
                Class.forName(provider, false, loader);
                return true;
            } catch (ClassNotFoundException e) {
                return true; // which the service loader says by itself
            } catch (LinkageError e) {
                return false;
            }
        }
    }
}
