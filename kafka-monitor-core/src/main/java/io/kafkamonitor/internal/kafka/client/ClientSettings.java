package io.kafkamonitor.internal.kafka.client;

import io.kafkamonitor.settings.ConfigurationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The properties of the Admin client: what the host gave, and what it left open.
 *
 * <p>Kafka's own configuration class checks them, so its config providers work; what they resolve is used for the check
 * only and never kept.
 */
public final class ClientSettings {

    private static final Pattern HOST_AND_PORT = Pattern.compile(".+:\\d{1,5}");
    private static final String DOCUMENTATION = "kafka.apache.org/documentation/#adminclientconfigs";
    private static final int MOST_RETRIES = 20;
    private static final int REQUEST_TIMEOUT_MILLIS = 3_000;
    private static final int API_TIMEOUT_MILLIS = 15_000;

    private ClientSettings() {}

    /**
     * The given properties and what they leave open.
     *
     * @throws ConfigurationException if the client would not accept them
     */
    public static Map<String, Object> complete(Map<String, ?> given) {
        var properties = new HashMap<String, Object>(given);
        properties.putIfAbsent(AdminClientConfig.CLIENT_ID_CONFIG, "kafka-monitor");
        // left to itself the client looks for new brokers, and says so in the log, hundreds of times a second while
        // none answers; the gateway begins again from the bootstrap servers instead
        properties.putIfAbsent(AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        // and asks for a leader or a coordinator that is not there until the time of a call is over, without a pause;
        // with the pauses it makes elsewhere so many tries take longer than any call of ours
        properties.putIfAbsent(AdminClientConfig.RETRIES_CONFIG, MOST_RETRIES);
        AdminClientConfig config = checked(properties);
        var problems = new ArrayList<String>();
        completeTimeouts(properties, config, problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return Map.copyOf(properties);
    }

    /** The addresses in complete properties. */
    public static List<String> addresses(Map<String, Object> complete) {
        return new SilentConfig(complete).getList(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    }

    /** The {@code security.protocol} in complete properties. */
    public static String protocol(Map<String, Object> complete) {
        return new SilentConfig(complete).getString(AdminClientConfig.SECURITY_PROTOCOL_CONFIG);
    }

    /** The client itself stops at the first property that it does not like; here each is tried on its own first. */
    private static AdminClientConfig checked(Map<String, Object> properties) {
        try {
            Map<String, Object> resolved = new AbstractConfig(new ConfigDef(), properties, false).originals();
            List<String> problems = eachRefused(resolved);
            checkServers(servers(resolved), problems);
            if (!problems.isEmpty()) {
                throw new ConfigurationException(problems);
            }
            return new SilentConfig(properties);
        } catch (ConfigException e) {
            throw new ConfigurationException(
                    List.of("The Kafka client refuses its settings: " + e.getMessage() + "; see " + DOCUMENTATION));
        }
    }

    private static List<String> eachRefused(Map<String, Object> properties) {
        var problems = new ArrayList<String>();
        for (ConfigDef.ConfigKey key :
                new TreeMap<>(AdminClientConfig.configDef().configKeys()).values()) {
            if (properties.containsKey(key.name)) {
                try {
                    Object value = ConfigDef.parseType(key.name, properties.get(key.name), key.type);
                    if (key.validator != null) {
                        key.validator.ensureValid(key.name, value);
                    }
                } catch (ConfigException e) {
                    String why = key.type == ConfigDef.Type.PASSWORD ? "it is not a text" : e.getMessage();
                    problems.add("Setting '" + key.name + "' is refused by the Kafka client: " + why + "; see "
                            + DOCUMENTATION);
                }
            }
        }
        return problems;
    }

    private static List<?> servers(Map<String, Object> properties) {
        Object given = properties.getOrDefault(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "");
        return (List<?>) ConfigDef.parseType(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, given, ConfigDef.Type.LIST);
    }

    private static void checkServers(List<?> servers, List<String> problems) {
        if (servers.isEmpty()) {
            problems.add("Setting 'bootstrap.servers' is missing; give one or more brokers as host:port");
        }
        for (Object server : servers) {
            if (!HOST_AND_PORT.matcher(server.toString()).matches()) {
                problems.add("Setting 'bootstrap.servers' has '" + server + "'; give host:port");
            }
        }
    }

    /** The client refuses a default.api.timeout.ms below request.timeout.ms, also where only one of them was given. */
    private static void completeTimeouts(
            Map<String, Object> properties, AdminClientConfig config, List<String> problems) {
        String request = AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG;
        String api = AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG;
        if (!properties.containsKey(request)) {
            int most = properties.containsKey(api) ? config.getInt(api) : REQUEST_TIMEOUT_MILLIS;
            properties.put(request, Math.min(REQUEST_TIMEOUT_MILLIS, most));
        }
        if (!properties.containsKey(api)) {
            int least = config.originals().containsKey(request) ? config.getInt(request) : 0;
            properties.put(api, Math.max(API_TIMEOUT_MILLIS, least));
        } else if (config.originals().containsKey(request) && config.getInt(api) < config.getInt(request)) {
            problems.add("Setting '" + api + "' is " + config.getInt(api) + ", less than '" + request + "', "
                    + config.getInt(request) + "; make it at least as long");
        }
    }

    /** Does not log the values; the client itself does when it is created, secrets hidden. */
    private static final class SilentConfig extends AdminClientConfig {

        SilentConfig(Map<String, Object> properties) {
            super(properties, false);
        }
    }
}
