package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final InternetAddress KAFKA = MailAddress.parse("kafka@example.com");

    private final Envelope envelope = new Envelope(
            KAFKA,
            KAFKA,
            addresses("Operations <ops@example.com>", "boss@example.com"),
            addresses("night@example.com"),
            addresses("auditor@example.org", "boss@example.com", "lawyer@example.org"));

    private static List<InternetAddress> addresses(String... addresses) {
        return Stream.of(addresses).map(MailAddress::parse).toList();
    }

    @Test
    void namesEverybodyOnceAndBlindCopiesByNumbers() {
        assertThat(envelope.audience())
                .containsExactly(
                        "ops@example.com",
                        "boss@example.com",
                        "night@example.com",
                        "Bcc recipient 1",
                        "Bcc recipient 2");
    }

    @Test
    void findsTheAddressesOfItsAudience() {
        assertThat(envelope.recipients(Set.copyOf(envelope.audience())))
                .containsExactly(
                        "ops@example.com",
                        "boss@example.com",
                        "night@example.com",
                        "auditor@example.org",
                        "lawyer@example.org");
        assertThat(envelope.recipients(Set.of("Bcc recipient 2"))).containsExactly("lawyer@example.org");
        assertThat(envelope.recipients(Set.of("auditor@example.org"))).isEmpty();
    }

    @Test
    void takesAnotherSpellingForTheSameAddress() {
        var twice = new Envelope(
                KAFKA,
                KAFKA,
                addresses("Ops@example.com", "ops@Example.com"),
                List.of(),
                addresses("OPS@example.com", "Auditor@example.org", "auditor@example.org"));

        assertThat(twice.audience()).containsExactly("Ops@example.com", "Bcc recipient 1");
        assertThat(twice.recipients(Set.of("Bcc recipient 1"))).containsExactly("Auditor@example.org");
    }

    @Test
    void showsThoseOnlyWhoGetTheMail() {
        Envelope some = envelope.only(Set.of("boss@example.com", "night@example.com", "Bcc recipient 1"));

        assertThat(some.to()).extracting(InternetAddress::getAddress).containsExactly("boss@example.com");
        assertThat(some.cc()).extracting(InternetAddress::getAddress).containsExactly("night@example.com");
        assertThat(envelope.only(Set.of("Bcc recipient 2")).to()).isEmpty();
        assertThat(envelope.only(Set.of("ops@example.com")).to())
                .extracting(InternetAddress::getPersonal)
                .containsExactly("Operations");
    }
}
