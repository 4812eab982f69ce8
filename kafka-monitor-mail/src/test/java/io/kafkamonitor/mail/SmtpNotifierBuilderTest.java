package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpNotifierBuilderTest {

    private static SmtpNotifierBuilder complete() {
        return SmtpNotifier.builder("smtp.example.com")
                .from("kafka@example.com")
                .to("ops@example.com");
    }

    @Test
    void isCalledMailUnlessToldOtherwise() {
        assertThat(complete().build().name()).isEqualTo("mail");
        assertThat(complete().name("pager").build().name()).isEqualTo("pager");
    }

    @Test
    void usesThePortOfItsProtection() {
        assertThat(complete().build()).hasToString("SmtpNotifier 'mail' to 1 recipients through smtp.example.com:587");
        assertThat(complete().security(SmtpSecurity.TLS).build().toString()).endsWith(":465");
        assertThat(complete().security(SmtpSecurity.TLS).port(2465).build().toString())
                .endsWith(":2465");
    }

    @Test
    void refusesASenderThatNotEveryServerTakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> complete().from("öps@example.com"))
                .withMessageContaining("only letters of ASCII before the @");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ops",
                "ops@",
                "@example.com",
                "ops@example.com, boss@example.com",
                "ops@example.com\r\nBcc: evil@example.org",
                "a b@example.com",
                "ops@exa mple.com"
            })
    void refusesWhatIsNotExactlyOneAddress(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> complete().to(address))
                .withMessageContaining("is not a mail address")
                .withMessageContaining("give one like");
    }

    @Test
    void refusesToLogInOverTheOpenNetwork() {
        assertThatIllegalStateException()
                .isThrownBy(() -> complete()
                        .security(SmtpSecurity.NONE)
                        .login("monitor", "secret")
                        .build())
                .withMessageContaining("'monitor'")
                .withMessageNotContaining("secret");
    }

    @Test
    void needsASenderAndARecipient() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SmtpNotifier.builder("smtp.example.com")
                        .to("ops@example.com")
                        .build())
                .withMessageContaining("'from'");
        assertThatIllegalStateException()
                .isThrownBy(() -> SmtpNotifier.builder("smtp.example.com")
                        .from("kafka@example.com")
                        .build())
                .withMessageContaining("'to'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"From", "subject", "Content-Type", "Bcc", "X-Kafka-Monitor-Rule", "X Team", "X-Te:am", ""})
    void refusesHeadersThatAreNotTheHostsToWrite(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> complete().header(name, "value"));
    }

    @Test
    void refusesAHeaderThatSmugglesInAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> complete().header("X-Team", "a\r\nBcc: evil@example.org"))
                .withMessageContaining("'X-Team'");
    }

    @Test
    void refusesWhatCannotWork() {
        assertThatIllegalArgumentException().isThrownBy(() -> SmtpNotifier.builder("smtp example"));
        assertThatIllegalArgumentException().isThrownBy(() -> complete().port(0));
        assertThatIllegalArgumentException().isThrownBy(() -> complete().heloName("my_host\r\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> complete().readTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> complete().login("a\r\nb", "secret"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> complete().trustedCertificates(Path.of("/does/not/exist.pem")))
                .withMessageContaining("'/does/not/exist.pem'");
    }
}
