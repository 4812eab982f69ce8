package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @Test
    void makesOnePrintableLine() {
        assertThat(Wording.clean("a\r\n\u001bb", 100)).isEqualTo("a \ufffdb");
        assertThat(Wording.clean(" ".repeat(150) + "a", 100)).isEqualTo("a");
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
        assertThat(Texts.ENGLISH.duration(duration)).isEqualTo(expected);
    }
}
