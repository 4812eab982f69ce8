package io.kafkamonitor.examples.host;

import io.kafkamonitor.settings.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces {@code ${env:NAME}}, {@code ${file:/path:key}} and {@code ${directory:/path:file}} in values, by Kafka's own
 * configuration providers, so that no secret has to stand in the settings file.
 *
 * <p>The providers are those that {@code config.providers} names, as for a Kafka client; these three if it is not there.
 */
final class Placeholders {

    private static final Logger logger = LoggerFactory.getLogger(Placeholders.class);

    private static final String PROVIDERS = "config.providers";

    private static final Map<String, String> KNOWN = Map.of(
            "env", EnvVarConfigProvider.class.getName(),
            "file", FileConfigProvider.class.getName(),
            "directory", DirectoryConfigProvider.class.getName());

    private final Map<String, ConfigProvider> providers = new LinkedHashMap<>();
    private final Settings settings;

    private Placeholders(Settings settings) {
        this.settings = settings;
    }

    /** The settings with every placeholder replaced; what cannot be is noted as a problem, without any value. */
    static Map<String, String> resolved(Map<String, String> raw, List<String> problems) {
        Settings settings = Settings.of(raw);
        var placeholders = new Placeholders(settings);
        placeholders.open();
        var resolved = new TreeMap<String, String>();
        raw.forEach((key, value) -> resolved.put(key, placeholders.resolve(key, value)));
        placeholders.providers.values().forEach(Placeholders::close);
        problems.addAll(settings.problems());
        return resolved;
    }

    private void open() {
        List<String> names = settings.list(PROVIDERS);
        for (String name : names.isEmpty() ? KNOWN.keySet() : names) {
            String prefix = PROVIDERS + "." + name;
            String type = settings.text(prefix + ".class", KNOWN.getOrDefault(name, ""));
            if (type.isEmpty()) {
                settings.problem("Setting '" + prefix + ".class' is missing; name the class of the provider '" + name
                        + "', or use " + String.join(", ", KNOWN.keySet()));
            } else {
                open(name, type, prefix);
            }
        }
    }

    private void open(String name, String type, String prefix) {
        try {
            ConfigProvider provider = Class.forName(type)
                    .asSubclass(ConfigProvider.class)
                    .getDeclaredConstructor()
                    .newInstance();
            provider.configure(new HashMap<>(settings.section(prefix + ".param").asMap()));
            providers.put(name, provider);
        } catch (ReflectiveOperationException | RuntimeException e) {
            settings.problem("The provider '" + name + "' cannot be used: " + e + "; mend '" + prefix + "'");
        }
    }

    private String resolve(String key, String value) {
        try {
            String resolved = new ConfigTransformer(providers)
                    .transform(Map.of(key, value))
                    .data()
                    .getOrDefault(key, "");
            Matcher left = unresolved().matcher(resolved);
            if (left.find()) {
                settings.problem(
                        "Setting '" + key + "' asks for '" + left.group() + "', which is not there; provide it");
            }
            return resolved;
        } catch (ConfigException e) {
            settings.problem("Setting '" + key + "' cannot be resolved: " + e.getMessage() + "; mend the path");
            return value;
        }
    }

    private static void close(ConfigProvider provider) {
        try {
            provider.close();
        } catch (IOException e) {
            logger.debug("A configuration provider could not be closed", e);
        }
    }

    /** Kafka leaves what it does not find as it stands. */
    private Pattern unresolved() {
        return Pattern.compile("\\$\\{(" + String.join("|", providers.keySet()) + "):[^}]*}");
    }
}
