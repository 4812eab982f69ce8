package io.kafkamonitor.examples.host;

import io.kafkamonitor.settings.Settings;
import io.kafkamonitor.settings.Spelling;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Looks for settings of the Kafka client that it does not know. Kafka passes them over in silence, since they may be
 * meant for a class of the user's, such as a login callback; so only what is close to a known one is refused.
 */
final class ClientKeys {

    /** What people put before the key of a Kafka client who have it from elsewhere. */
    static final Set<String> FIRST_WORDS =
            Set.of("kafka", "client", "admin", "consumer", "producer", "properties", "spring");

    private static final String PREFIX = "kafka.";

    private ClientKeys() {}

    /**
     * Notes the misspelt ones as problems, and says of the others that nobody may have a use for them.
     *
     * @param keys of the client, without {@code kafka.}
     */
    static void check(Set<String> keys, Settings settings, Consumer<String> remarks) {
        Set<String> known = AdminClientConfig.configNames();
        var others = new TreeSet<>(ConsumerConfig.configNames());
        others.addAll(ProducerConfig.configNames());
        var all = new TreeSet<>(known);
        all.addAll(others);
        var spelling = Spelling.of(all).ignoring(FIRST_WORDS);
        for (String key : keys) {
            if (known.contains(key) || key.startsWith(AdminClientConfig.CONFIG_PROVIDERS_CONFIG + ".")) {
                continue;
            }
            String advice = others.contains(key) ? "" : spelling.advice(PREFIX, key);
            if (!advice.isEmpty()) {
                settings.problem("Setting '" + PREFIX + key + "' is not known; " + advice);
            } else if (others.contains(key)) {
                remarks.accept("Setting '" + PREFIX + key + "' is for producers or consumers; the monitor has no use"
                        + " for it");
            } else {
                remarks.accept("Setting '" + PREFIX + key + "' is not known to the Kafka client; it has no effect"
                        + " unless a class of yours reads it");
            }
        }
    }
}
