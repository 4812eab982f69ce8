package io.kafkamonitor.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read of a login that the Kafka client does not take, and what they must not. */
class ClientRehearsalTest {

    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

    @ParameterizedTest
    @ValueSource(
            strings = {"mon", "common", "org", "kafka", "apache", "Exception", "security", "Login", "found", "settings"
            })
    void leavesWordsWholeThatAUserNameIsAPieceOf(String user) {
        String problem = problemWith("no.such.LoginModule required username=\"" + user + "\" password=\"s3cret\";");

        assertThat(problem)
                .isEqualTo("The Kafka client cannot be made of the settings under 'kafka.': "
                        + "No LoginModule found for no.such.LoginModule; correct them");
    }

    @Test
    void hidesNoPieceOfTheNameOfAClass() {
        String problem = problemWith(
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"mon\" password=\"sec\";");

        assertThat(problem).doesNotContain("(not shown)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"half\"s3cret", "s3cret' or 'more", "s3cret\" = \"x", "s3cret;\"x", "a\" s3cret \"b"})
    void tellsNoPieceOfAPasswordThatBreaksTheEntry(String password) {
        assertThat(problemWith(PLAIN + " required username=\"mon\" password=\"" + password + "\";"))
                .doesNotContain("s3cret")
                .doesNotContain("half");
    }

    @Test
    void saysWhichOptionOfALoginIsNotThere() {
        assertThat(problemWith(PLAIN + " required username=\"mon\" password;"))
                .contains("'password'")
                .contains("JAAS");
    }

    @Test
    void namesALoginModuleOfKafkaThatIsMisspelt() {
        assertThat(problemWith(PLAIN.replace("Module", "Modul") + " required username=\"mon\" password=\"s3cret\";"))
                .contains("PlainLoginModul")
                .doesNotContain("s3cret");
    }

    private static String problemWith(String jaas) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", jaas));
        return ClientRehearsal.problem(properties).orElse("");
    }
}
