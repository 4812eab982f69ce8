package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb", "a \t\r b", "a\u2028b", "a\u2029b", "a\u0085b", "a\u00a0b", " a  b "})
    void makesOneLineOfSeveral(String text) {
        assertThat(Wording.clean(text, 100)).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0000b", "a\u001bb", "a\u202eb", "a\u2066b", "a\u200bb", "a\u007fb", "a\ud83db", "a\ue000b"})
    void showsWhatControlsOrHides(String text) {
        assertThat(Wording.clean(text, 100)).isEqualTo("a\ufffdb");
    }

    @Test
    void leavesNamesOfAllLanguagesAlone() {
        String text = "häßlich 日本 🔥 <b>&amp; %0A";

        assertThat(Wording.clean(text, 100)).isEqualTo(text);
    }

    @Test
    void clipsWithoutHalvingACharacter() {
        assertThat(Wording.clean("abcdef", 5)).isEqualTo("abcd…");
        assertThat(Wording.clean("abc🔥🔥", 5)).isEqualTo("abc…");
        assertThat(Wording.clean("y".repeat(100_000), 200)).hasSize(200);
    }

    @ParameterizedTest
    @CsvSource({
        "-PT1S,0 s",
        "PT45S,45 s",
        "PT12M30S,12 min",
        "PT2H,2 h",
        "PT2H10M,2 h 10 min",
        "P3DT4H,3 d 4 h",
        "P3D,3 d"
    })
    void writesDurationsWithTheirTwoLargestParts(Duration duration, String expected) {
        assertThat(Wording.duration(duration)).isEqualTo(expected);
    }
}
