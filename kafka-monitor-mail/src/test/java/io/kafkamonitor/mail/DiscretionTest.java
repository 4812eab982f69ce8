package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {

    private static final String PASSWORD = "correct horse";

    private static Discretion discretion(String to, String... bcc) {
        InternetAddress kafka = MailAddress.parse("kafka@example.com");
        List<InternetAddress> blind =
                List.of(bcc).stream().map(MailAddress::parse).toList();
        return Discretion.of(new Envelope(kafka, kafka, List.of(MailAddress.parse(to)), List.of(), blind));
    }

    private static String hidden(String text) {
        return discretion("ops@example.com")
                .withPassword(PASSWORD.toCharArray())
                .hide(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse",
                "CORRECT HORSE",
                "correcthorse",
                "correct\nhorse",
                "c o r r e c t h o r s e",
                "orrect hors",
            })
    void hidesAPasswordHoweverItIsWritten(String echo) {
        assertThat(hidden("535 not " + echo + ", sorry")).isEqualTo("535 not (not shown), sorry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%26b%2Bc%2Fd%C3%A4%3Df",
                "a%26b%2bc%2fd%c3%a4%3df",
                "61 26 62 2b 63 2f 64 c3 a4 3d 66",
                "6126622B632F64C3A43D66"
            })
    void hidesAPasswordInTheEncodingsOfTheWeb(String echo) {
        String shown = discretion("ops@example.com")
                .withPassword("a&b+c/dä=f".toCharArray())
                .hide("535 not " + echo + ", sorry");

        assertThat(shown).isEqualTo("535 not (not shown), sorry");
    }

    @Test
    void hidesAPasswordInTheBase64OfTheWeb() {
        byte[] password = "???>>>???>>>".getBytes(StandardCharsets.UTF_8);

        String shown = discretion("ops@example.com")
                .withPassword("???>>>???>>>".toCharArray())
                .hide("535 " + Base64.getUrlEncoder().encodeToString(password));

        assertThat(shown).isEqualTo("535 (not shown)");
    }

    @Test
    void hidesABlindRecipientByWhateverAServerCallsTheMailbox() {
        Discretion discretion = discretion("ops@example.com", "ceo@example.org", "auditor+kafka@example.org");

        assertThat(discretion.hide("550 no ceo; <auditor@example.org> is full; auditor+kafka too"))
                .isEqualTo("550 no Bcc recipient 1; <Bcc recipient 2@example.org> is full; Bcc recipient 2 too");
    }

    @Test
    void hidesAPasswordInBase64WhateverStandsBeforeAndAfterIt() {
        for (String before : List.of("", "a", "ab", "\0monitor\0", "user=monitor\1auth=Bearer ")) {
            for (String after : List.of("", "x", "\1\1")) {
                String text = before + PASSWORD + after;
                String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

                String shown = hidden("535 " + encoded);

                assertThat(shown).contains("(not shown)");
                assertThat(shown.length()).isLessThan(4 + 11 + encoded.length() - PASSWORD.length());
            }
        }
    }

    @Test
    void leavesWhatIsNoSecretAsItIs() {
        String text = "550 5.7.1 <ops@example.com>: Recipient address rejected";

        assertThat(hidden(text)).isEqualTo(text);
    }

    @Test
    void doesNotMakeAnswersUnreadableForTheSakeOfAPasswordOfThreeLetters() {
        String shown =
                discretion("ops@example.com").withPassword("550".toCharArray()).hide("550 5.1.1 No");

        assertThat(shown).isEqualTo("550 5.1.1 No");
    }

    @Test
    void namesABlindRecipientByANumber() {
        Discretion discretion = discretion("ops@example.com", "auditor@example.org", "lawyer@example.org");

        assertThat(discretion.nameOf("Lawyer@example.org")).isEqualTo("Bcc recipient 2");
        assertThat(discretion.nameOf("ops@example.com")).isEqualTo("ops@example.com");
        assertThat(discretion.hide("<AUDITOR@example.org>: no auditors' room for auditor"))
                .isEqualTo("<Bcc recipient 1>: no auditors' room for Bcc recipient 1");
    }

    @Test
    void showsWhomEverybodySeesAnyway() {
        Discretion discretion = discretion("ops@example.com", "ops@example.com", "ops@example.org");

        assertThat(discretion.nameOf("ops@example.com")).isEqualTo("ops@example.com");
        assertThat(discretion.hide("ops@example.com, ops")).isEqualTo("ops@example.com, ops");
        assertThat(discretion.nameOf("ops@example.org")).isEqualTo("Bcc recipient 1");
    }
}
