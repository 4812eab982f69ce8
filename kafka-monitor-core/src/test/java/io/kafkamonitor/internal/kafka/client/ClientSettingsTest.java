package io.kafkamonitor.internal.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkamonitor.settings.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientSettingsTest {

    @Test
    void leavesNothingOpen() {
        assertThat(complete())
                .containsEntry("client.id", "kafka-monitor")
                .containsEntry("metadata.recovery.strategy", "none")
                .containsEntry("request.timeout.ms", 3_000)
                .containsEntry("retries", 20)
                .containsEntry("default.api.timeout.ms", 15_000);
    }

    @Test
    void keepsWhatIsGiven() {
        assertThat(complete("client.id", "mine", "request.timeout.ms", "1000", "default.api.timeout.ms", "2000"))
                .containsEntry("client.id", "mine")
                .containsEntry("request.timeout.ms", "1000")
                .containsEntry("default.api.timeout.ms", "2000");
    }

    @Test
    void derivesTheOtherTimeoutSoThatTheClientAcceptsBoth() {
        assertThat(complete("default.api.timeout.ms", 2_000)).containsEntry("request.timeout.ms", 2_000);
        assertThat(complete("request.timeout.ms", "40000")).containsEntry("default.api.timeout.ms", 40_000);
    }

    @Test
    void refusesTimeoutsThatTheClientWouldRefuse() {
        assertThatThrownBy(() -> complete("request.timeout.ms", "3000", "default.api.timeout.ms", "2000"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Setting 'default.api.timeout.ms' is 2000, less than 'request.timeout.ms', 3000; "
                        + "make it at least as long");
    }

    @Test
    void refusesWhatTheClientCannotRead() {
        assertThatThrownBy(() -> complete("request.timeout.ms", "soon"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("request.timeout.ms");
    }

    @Test
    void listsEveryPropertyThatTheClientCannotRead() {
        var refused = catchThrowableOfType(
                ConfigurationException.class,
                () -> complete(
                        "request.timeout.ms", "soon",
                        "retries", "-5",
                        "security.protocol", "CARRIER_PIGEON",
                        "sasl.jaas.config", 4711));

        assertThat(refused.problems())
                .hasSize(4)
                .anyMatch(problem -> problem.startsWith("Setting 'request.timeout.ms' is refused"))
                .anyMatch(problem -> problem.startsWith("Setting 'retries' is refused") && problem.contains("-5"))
                .anyMatch(problem -> problem.contains("CARRIER_PIGEON"))
                .noneMatch(problem -> problem.contains("4711"));
    }

    @Test
    void wantsToKnowWhereTheBrokersAre() {
        assertThatThrownBy(() -> ClientSettings.complete(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Setting 'bootstrap.servers' is missing; give one or more brokers as host:port");
        assertThatThrownBy(() -> ClientSettings.complete(Map.of("bootstrap.servers", "broker-1:9092,broker-2")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Setting 'bootstrap.servers' has 'broker-2'; give host:port");
    }

    @Test
    void resolvesConfigProvidersForTheCheckAndKeepsTheirPlaceholders(@TempDir Path directory) throws Exception {
        Path secrets = directory.resolve("secrets.properties");
        Files.writeString(secrets, "servers=broker-1:9092\ntimeout=40000\n");
        String servers = "${file:" + secrets + ":servers}";

        Map<String, Object> complete = ClientSettings.complete(Map.of(
                "config.providers",
                "file",
                "config.providers.file.class",
                "org.apache.kafka.common.config.provider.FileConfigProvider",
                "bootstrap.servers",
                servers,
                "request.timeout.ms",
                "${file:" + secrets + ":timeout}"));

        assertThat(complete)
                .containsEntry("bootstrap.servers", servers)
                .containsEntry("default.api.timeout.ms", 40_000);
    }

    private static Map<String, Object> complete(Object... pairs) {
        var properties = new HashMap<String, Object>();
        properties.put("bootstrap.servers", "broker-1:9092");
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put((String) pairs[i], pairs[i + 1]);
        }
        return ClientSettings.complete(properties);
    }
}
