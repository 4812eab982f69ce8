package io.kafkamonitor.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedTest {

    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    @ParameterizedTest
    @ValueSource(strings = {"PT0.000000001S", "PT1S", "P365D"})
    void takesAPositiveDurationOfAtMostAYear(Duration duration) {
        assertThat(Bounded.positive(duration, "interval")).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, interval is 'PT0S'; give a positive duration",
        "PT-1S, interval is 'PT-1S'; give a duration that is not negative",
        "PT8760H0.001S, interval is 'PT8760H0.001S'; give a duration of at most 365 days",
        "P9999999D, interval is 'PT239999976H'; give a duration of at most 365 days"
    })
    void refusesOtherDurationsWithASentence(Duration duration, String message) {
        assertThatThrownBy(() -> Bounded.positive(duration, "interval"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesForEverAndItsOpposite() {
        for (Duration duration : List.of(FOR_EVER, Duration.ofSeconds(Long.MIN_VALUE))) {
            assertThatThrownBy(() -> Bounded.notNegative(duration, "wait")).hasMessageStartingWith("wait is 'PT");
        }
        assertThat(Bounded.notNegative(Duration.ZERO, "wait")).isZero();
    }

    @Test
    void multipliesAndConvertsTheLongestDuration() {
        assertThat(Bounded.LONGEST.multipliedBy(10).toNanos()).isPositive();
    }

    @Test
    void refusesNumbersNamesAndTextsThatAreTooMuch() {
        assertThatThrownBy(() -> Bounded.within(0, 1, 5, "most"))
                .hasMessage("most is '0'; give a whole number from 1 to 5");
        assertThatThrownBy(() -> Bounded.within(Integer.MAX_VALUE, 1, 5, "most"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bounded.name("x".repeat(1_000_000), "The name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The name has 1000000 characters, '" + "x".repeat(39) + "…'; give at most 200");
        assertThatThrownBy(() -> Bounded.text("x".repeat(2_001), "The advice"))
                .hasMessageEndingWith("give at most 2000");
        assertThat(Bounded.name("x".repeat(200), "The name")).hasSize(200);
        assertThat(Bounded.within(5, 1, 5, "most")).isEqualTo(5);
    }

    @Test
    void shortensATextButNeverSplitsACharacter() {
        assertThat(Bounded.shortened("short")).isEqualTo("short");
        assertThat(Bounded.shortened("x".repeat(1_000_000))).hasSize(2_000).endsWith("x…");
        assertThat(Bounded.shortened("ab😀cd", 4)).isEqualTo("ab…");
        assertThat(Bounded.shortened("ab😀cd", 5)).isEqualTo("ab😀…");
    }

    @Test
    void keepsTheFirstOfTooManyParts() {
        assertThat(Bounded.first(Collections.nCopies(1_000_000, "part"))).hasSize(Bounded.MOST_PARTS);
        assertThat(Bounded.first(List.of("a", "b"))).containsExactly("a", "b");
    }

    @Test
    void takesMomentsThatHaveAYearOfFourDigits() {
        Instant now = Instant.parse("2026-03-01T10:00:00Z");

        assertThat(Bounded.moment(now)).isEqualTo(now);
        assertThat(Bounded.moment(Instant.MAX)).isEqualTo("9999-12-31T23:59:59Z");
        assertThat(Bounded.moment(Instant.MIN)).isEqualTo(Instant.EPOCH);
        assertThat(Bounded.moment(Instant.MAX).toEpochMilli()).isPositive();
    }
}
