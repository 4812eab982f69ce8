package io.kafkamonitor.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientKeysTest {

    private final Settings settings = Settings.of(Map.of());
    private final List<String> remarks = new ArrayList<>();

    private List<String> problems(String... keys) {
        ClientKeys.check(Set.of(keys), settings, remarks::add);
        return settings.problems();
    }

    @ParameterizedTest
    @CsvSource({
        "bootstrap.server, bootstrap.servers",
        "bootstrap-servers, bootstrap.servers",
        "bootstrapServers, bootstrap.servers",
        "Bootstrap.Servers, bootstrap.servers",
        "boostrap.servers, bootstrap.servers",
        "kafka.bootstrap.servers, bootstrap.servers",
        "sasl.jaas.conf, sasl.jaas.config",
        "sasl.jass.config, sasl.jaas.config",
        "sasl.jaas, sasl.jaas.config",
        "properties.sasl.jaas.config, sasl.jaas.config",
        "sasl.mechanisms, sasl.mechanism",
        "sasl.client.callback.class, sasl.client.callback.handler.class",
        "security.protokol, security.protocol",
        "ssl.trustore.location, ssl.truststore.location",
        "ssl.truststore.pasword, ssl.truststore.password",
        "ssl.key.store.location, ssl.keystore.location",
        "request.timeout, request.timeout.ms",
        "default.api.timeout.sm, default.api.timeout.ms"
    })
    void refusesAMisspeltKeyAndSaysWhatWasMeant(String key, String meant) {
        assertThat(problems(key))
                .containsExactly("Setting 'kafka." + key + "' is not known; did you mean 'kafka." + meant + "'?");
        assertThat(remarks).isEmpty();
    }

    @Test
    void namesSeveralThatMayHaveBeenMeant() {
        assertThat(problems("ssl.keystore"))
                .singleElement()
                .asString()
                .contains("'kafka.ssl.keystore.key' or 'kafka.ssl.keystore.location' or 'kafka.ssl.keystore");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "confluent.metrics.reporter.bootstrap.servers",
                "my.callback.token.url",
                "our.vault.role",
                "x",
                "audit.bootstrap.servers"
            })
    void onlyMentionsAKeyThatMayBeForAClassOfTheUsers(String key) {
        assertThat(problems(key)).isEmpty();
        assertThat(remarks)
                .singleElement()
                .asString()
                .startsWith("Setting 'kafka." + key + "' is not known to the Kafka client; ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acks", "linger.ms", "group.id", "auto.offset.reset", "key.deserializer"})
    void onlyMentionsAKeyOfAnotherKindOfClient(String key) {
        assertThat(problems(key)).isEmpty();
        assertThat(remarks)
                .containsExactly(
                        "Setting 'kafka." + key + "' is for producers or consumers; the monitor has no use for it");
    }

    @Test
    void saysNothingOfKeysThatAreKnown() {
        assertThat(problems(AdminClientConfig.configNames().toArray(String[]::new)))
                .isEmpty();
        assertThat(problems("config.providers.vault.param.role")).isEmpty();
        assertThat(remarks).isEmpty();
    }
}
