package io.kafkamonitor.examples.host;

import io.kafkamonitor.settings.Settings;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/**
 * Creates a Kafka client and closes it at once, since only that reads trust stores, key stores and logins. Without it a
 * wrong one would look like a cluster that cannot be reached.
 */
final class ClientRehearsal {

    private static final int SHORTEST_SECRET = 3;
    /** An address that needs no look-up; the client is closed before it goes there. */
    private static final String SOMEWHERE = "127.0.0.1:9092";

    private static final String NOT_SHOWN = "(not shown)";
    private static final Pattern USER_NAME = Pattern.compile("username\\s*=\\s*\"?[\\w.@-]+");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    /** What stands in every login, and so tells nothing. */
    private static final Set<String> LOGIN_WORDS =
            Set.of("required", "requisite", "sufficient", "optional", "username", "password");

    private final Map<String, String> properties;

    private ClientRehearsal(Map<String, String> properties) {
        this.properties = properties;
    }

    /**
     * What is wrong with the settings, without any secret; empty if nothing is, or if somebody who has to be asked is not
     * there now, which may be otherwise in a minute.
     *
     * @param properties of the client, without {@code kafka.}
     */
    static Optional<String> problem(Map<String, String> properties) {
        return new ClientRehearsal(properties).problem();
    }

    private Optional<String> problem() {
        Map<String, Object> tried = new HashMap<>(properties);
        // are checked before, and the monitor makes one fit the other
        tried.keySet().remove(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG);
        tried.keySet().remove(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG);
        Optional<Throwable> failure = failure(tried);
        if (failure.filter(ClientRehearsal::isAboutNames).isPresent()) { // it looks at nothing else then
            tried.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, SOMEWHERE);
            failure = failure(tried);
        }
        return failure.filter(e -> !isAboutAbsence(e)).map(this::sentence);
    }

    private static Optional<Throwable> failure(Map<String, Object> properties) {
        try {
            Admin.create(properties).close(Duration.ZERO);
            return Optional.empty();
        } catch (KafkaException | LinkageError e) { // the latter for a class of a login module, for one
            return Optional.of(e);
        }
    }

    private static boolean isAboutNames(Throwable failure) {
        for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
            if (String.valueOf(e.getMessage()).startsWith("No resolvable bootstrap")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAboutAbsence(Throwable failure) {
        for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof UnknownHostException
                    || e instanceof SocketException
                    || e instanceof InterruptedIOException) { // a timeout of a socket
                return true;
            }
        }
        return false;
    }

    private String sentence(Throwable failure) {
        Set<String> reasons = new LinkedHashSet<>();
        for (@Nullable Throwable e = failure.getCause() == null ? failure : failure.getCause();
                e != null;
                e = e.getCause()) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            reasons.removeIf(outer -> outer.contains(reason)); // many an exception only repeats its cause
            reasons.add(reason);
        }
        if (reasons.size() > 1) {
            reasons.removeIf(reason -> reason.startsWith("Failed to create new "));
        }
        return "The Kafka client cannot be made of the settings under 'kafka.': "
                + withoutSecrets(String.join(": ", reasons)) + "; correct them";
    }

    /** Kafka quotes what it cannot parse, which may be a part of a login. */
    private String withoutSecrets(String text) {
        String shown = text.contains("JAAS") ? QUOTED.matcher(text).replaceAll(ClientRehearsal::quoted) : text;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            if (isSecret(property.getKey())) {
                String secrets = USER_NAME.matcher(property.getValue()).replaceAll(" ");
                for (String word : secrets.split("[\\s=\"';]+", -1)) {
                    shown = mayBeSaid(word)
                            ? shown
                            : wherever(word).matcher(shown).replaceAll(NOT_SHOWN);
                }
            }
        }
        return shown;
    }

    private static String quoted(MatchResult quoted) {
        return mayBeSaid(quoted.group(1)) ? quoted.group() : "'" + NOT_SHOWN + "'";
    }

    /** A word of its own, not a piece of another or of the name of a class, a file or a setting. */
    private static Pattern wherever(String word) {
        return Pattern.compile("(?<![\\w./$-])" + Pattern.quote(word) + "(?![\\w/$-]|\\.\\w)");
    }

    private static boolean mayBeSaid(String word) {
        return word.length() < SHORTEST_SECRET
                || word.endsWith("LoginModule")
                || word.startsWith("org.apache.kafka.") // a misspelt one of Kafka's own
                || LOGIN_WORDS.contains(word);
    }

    private static boolean isSecret(String key) {
        ConfigDef.@Nullable ConfigKey known =
                AdminClientConfig.configDef().configKeys().get(key);
        return Settings.isSecret(key) || (known != null && known.type == ConfigDef.Type.PASSWORD);
    }
}
