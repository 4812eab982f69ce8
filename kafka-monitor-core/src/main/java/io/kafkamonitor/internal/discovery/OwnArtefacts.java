package io.kafkamonitor.internal.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The artefacts of the monitor itself, as far as class loaders see the file in which each says its version. Those of
 * different versions do not fit together, and a class path may have them unnoticed: by a dependency of a dependency, or
 * within a plug-in's jar.
 */
public final class OwnArtefacts {

    private static final Logger logger = LoggerFactory.getLogger(OwnArtefacts.class);

    private static final List<String> NAMES = List.of("kafka-monitor-api", "kafka-monitor-core", "kafka-monitor-mail");

    private final Map<String, Collection<String>> placesByVersion = new TreeMap<>();

    private OwnArtefacts() {}

    /** That there are several versions, a sentence that says where each is; empty if there is only one. */
    public static List<String> problems(Collection<ClassLoader> loaders) {
        var artefacts = new OwnArtefacts();
        loaders.forEach(loader -> NAMES.forEach(name -> artefacts.find(name, loader)));
        return artefacts.placesByVersion.size() > 1 ? List.of(artefacts.problem()) : List.of();
    }

    private String problem() {
        String versions = placesByVersion.entrySet().stream()
                .map(version -> version.getKey() + " in " + String.join(" and ", version.getValue()))
                .collect(Collectors.joining("; "));
        return "The class path has parts of the monitor in different versions, which do not fit together: " + versions
                + "; give all its artefacts one version, and see whether a plug-in brings its own";
    }

    private void find(String name, ClassLoader loader) {
        try {
            for (URL file : Collections.list(loader.getResources("META-INF/io.kafkamonitor/" + name + ".properties"))) {
                String version = version(file);
                if (!version.isEmpty() && !version.startsWith("${")) { // as it is where no Maven has copied it
                    placesByVersion
                            .computeIfAbsent(version, first -> new TreeSet<>())
                            .add(place(file));
                }
            }
        } catch (IOException e) {
            logger.debug("The versions of {} on the class path cannot be read", name, e);
        }
    }

    private static String version(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false); // a cached jar stays open after its class loader is closed
        var properties = new Properties();
        try (InputStream input = connection.getInputStream()) {
            properties.load(input);
        }
        return properties.getProperty("version", "").strip();
    }

    private static String place(URL file) {
        String place = file.toString();
        return place.substring(0, place.indexOf("META-INF/"))
                .replaceFirst("^jar:", "")
                .replaceFirst("!/$", "");
    }
}
