package io.kafkamonitor.internal.kafka.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.AdminFailures;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.login.LoginException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read of a client that Kafka will not create. */
class ClientCreationTest {

    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

    private static Unknown whyNotWith(String... settings) {
        Map<String, Object> properties = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:1"));
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i], settings[i + 1]);
        }
        try (var gateway = KafkaGateway.connecting(properties)) {
            var pass = CollectContext.startingNow(new ManualClock(), Duration.ofSeconds(20));
            return catchThrowableOfType(ClusterReadException.class, () -> gateway.liveBrokers(pass))
                    .unknown();
        }
    }

    private static Unknown whyNotWithJaas(String entry) {
        return whyNotWith("security.protocol", "SASL_PLAINTEXT", "sasl.mechanism", "PLAIN", "sasl.jaas.config", entry);
    }

    @Test
    void namesATrustStoreThatIsNotThere() {
        Unknown why = whyNotWith("security.protocol", "SSL", "ssl.truststore.location", "/no/such/trust.jks");

        assertThat(why)
                .hasToString("wrong settings (the client cannot be created: NoSuchFileException: /no/such/trust.jks)");
    }

    @Test
    void tellsNoPasswordOfATrustStore(@TempDir Path directory) throws Exception {
        Path store = Files.writeString(directory.resolve("trust.jks"), "no key store at all");

        Unknown why = whyNotWith(
                "security.protocol", "SSL",
                "ssl.truststore.location", store.toString(),
                "ssl.truststore.password", "s3cret");

        assertThat(why.reason()).isEqualTo(UnknownReason.CONFIGURATION);
        assertThat(why.detail()).startsWith("the client cannot be created: ").doesNotContain("s3cret");
    }

    @Test
    void tellsNoPieceOfAPasswordFromAJaasEntryThatCannotBeRead() {
        Unknown why = whyNotWithJaas(PLAIN + " required username=\"monitor\" password=\"half\"s3cret\";");

        assertThat(why.reason()).isEqualTo(UnknownReason.CONFIGURATION);
        assertThat(why.detail()).contains("JAAS").doesNotContain("s3cret").doesNotContain("half");
    }

    @Test
    void saysThatAJaasEntryIsIncomplete() {
        assertThat(whyNotWithJaas(PLAIN + " required username=\"monitor\"").detail())
                .contains("JAAS config entry not terminated by semi-colon");
    }

    @Test
    void takesALoginThatFailsForOneThatMayWorkLater() {
        var login = new KafkaException("Failed to create new KafkaAdminClient", new LoginException("no KDC"));

        assertThat(AdminFailures.notCreated(login)).isEqualTo(new Unknown(UnknownReason.UNREACHABLE, "no KDC"));
    }
}
