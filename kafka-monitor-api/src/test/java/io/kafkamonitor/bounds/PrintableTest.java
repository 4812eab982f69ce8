package io.kafkamonitor.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb", "a \t\r b", "a\u2028b", "a\u2029b", "a\u0085b", "a\u00a0b", " a  b "})
    void makesOneLineOfSeveral(String text) {
        assertThat(Printable.line(text)).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0000b", "a\u001bb", "a\u202eb", "a\u2066b", "a\u200bb", "a\u007fb", "a\ud83db", "a\ue000b"})
    void showsWhatControlsOrHides(String text) {
        assertThat(Printable.line(text)).isEqualTo("a\ufffdb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders", "a b", "häßlich 日本 🔥 <b>&amp; %0A"})
    void leavesNamesOfAllLanguagesAlone(String text) {
        assertThat(Printable.line(text)).isEqualTo(text);
    }

    @Test
    void makesNoCopyOfWhatIsPlain() {
        String name = "com.example.orders-v2_dead.letter 12";

        assertThat(Printable.line(name)).isSameAs(name);
    }
}
