package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderBlockTest {

    private static String raw(String name, String value) {
        return new String(new HeaderBlock().text(name, value).bytes(), StandardCharsets.US_ASCII);
    }

    /** What a mail program shows. */
    private static String shown(String name, String value) throws Exception {
        var parsed = new InternetHeaders(
                new ByteArrayInputStream((raw(name, value) + "\r\n").getBytes(StandardCharsets.US_ASCII)));
        assertThat(parsed.getAllHeaders().nextElement().getName()).isEqualTo(name);
        return MimeUtility.decodeText(MimeUtility.unfold(parsed.getHeader(name, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?utf-8?q?=0D=0ABcc:_x@y?=",
                "=?utf-8?b?DQpCY2M6IHhAeQ==?=",
                "orders-=?iso-8859-1?q?=e4?=-x",
                "two =?utf-8?q?a?= =?utf-8?q?b?= words",
                "=? half",
                "an =?unknown-charset?q?x?= word",
                "日本語のトピック名がとても長いときにも読めること、それが大切です。日本語のトピック名がとても長いとき",
                "fire \uD83D\uDD25\uD83D\uDD25\uD83D\uDD25\uD83D\uDD25\uD83D\uDD25\uD83D\uDD25\uD83D\uDD25\uD83D\uDD25\uD83D\uDD25\uD83D\uDD25",
                "[CRITICAL] orders: payments-backlog",
                "häßlich, und danach viel gewöhnlicher Text, der weit über eine Zeile hinausgeht und noch weiter"
            })
    void showsJustWhatWasWrittenOnLinesOf76Characters(String text) throws Exception {
        for (String name : new String[] {"Subject", "X-Kafka-Monitor-Severity"}) {
            assertThat(shown(name, text)).isEqualTo(text);
            assertThat(raw(name, text).lines()).allMatch(line -> line.length() <= 76);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 54, 56, 60, 62, 64, 70, 76})
    void encodesBelowANameThatLeavesNoRoomForIt(int length) throws Exception {
        String name = "X".repeat(length);
        String text = "\uD83D\uDD25 häßlich, und danach viel gewöhnlicher Text, der über eine Zeile hinausgeht";

        assertThat(shown(name, text)).isEqualTo(text);
        assertThat(raw(name, text)).doesNotContain("?B??=");
        assertThat(raw(name, text).lines()).allMatch(line -> line.length() <= 78);
    }

    @Test
    void leavesPlainTextAsItIs() {
        assertThat(raw("Subject", "[CRITICAL] orders: Broker 2 is down = bad?"))
                .isEqualTo("Subject: [CRITICAL] orders: Broker 2 is down = bad?\r\n");
    }

    @Test
    void makesOneLineOfWhateverItIsGiven() throws Exception {
        assertThat(shown("Subject", "a\r\nBcc: x@y\u0000\u001b[31m\u2028b")).isEqualTo("a Bcc: x@y\uFFFD\uFFFD[31m b");
    }
}
