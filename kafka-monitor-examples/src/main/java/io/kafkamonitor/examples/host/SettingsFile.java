package io.kafkamonitor.examples.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkamonitor.settings.ConfigurationException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The properties file that a person wrote, in UTF-8. */
final class SettingsFile {

    private SettingsFile() {}

    /**
     * The settings as they stand there, placeholders and all.
     *
     * @throws ConfigurationException if the file cannot be read
     */
    static Map<String, String> read(Path file) {
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            var settings = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
            return settings;
        } catch (NoSuchFileException e) {
            throw problem("There is no settings file '" + file + "'; begin with a copy of monitor.properties", e);
        } catch (IOException e) {
            throw problem("The settings file '" + file + "' cannot be read: " + e + "; give a text file in UTF-8", e);
        } catch (IllegalArgumentException e) {
            throw problem(
                    "The settings file '" + file + "' has a broken escape: " + e.getMessage()
                            + "; write a backslash as \\\\",
                    e);
        }
    }

    private static ConfigurationException problem(String sentence, Exception cause) {
        var problem = new ConfigurationException(List.of(sentence));
        problem.initCause(cause);
        return problem;
    }
}
