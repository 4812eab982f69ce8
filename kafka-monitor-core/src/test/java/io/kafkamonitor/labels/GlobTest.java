package io.kafkamonitor.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "nothing",
            value = {
                "payments-*, payments-eu",
                "payments-*, payments-",
                "*, ''",
                "*, anything",
                "'', ''",
                "a?c, abc",
                "*.dlq, orders.eu.dlq",
                "*a*b*, xxaxxbxx",
                "a*b*c, abbbc",
                "a**c, ac",
                "a.c, a.c",
                "*ab, aab"
            })
    void takesWhatFits(String pattern, String text) {
        assertThat(new Glob(pattern).matches(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "payments-*, payment-eu",
        "payments-*, old-payments-eu",
        "?, ''",
        "a?c, ac",
        "a?c, abbc",
        "'', a",
        "a.c, abc",
        "a*b, abc",
        "Payments, payments",
        "*a*b, xbxa"
    })
    void leavesWhatDoesNot(String pattern, String text) {
        assertThat(new Glob(pattern).matches(text)).isFalse();
    }

    @Test
    void isNotSlowedDownByManyStars() {
        var glob = new Glob("*a".repeat(50) + "b");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(glob.matches("a".repeat(2_000))).isFalse());
    }

    @Test
    void theMoreSpecificOfTwoPatternsComesFirst() {
        List<String> patterns = new ArrayList<>(List.of(
                "*",
                "?*",
                "??",
                "a*",
                "a?",
                "*a",
                "billing-*",
                "billing-*-eu",
                "*-billing-eu",
                "billing-eu",
                "billing-eu*"));

        patterns.sort(Glob.MOST_SPECIFIC_FIRST);

        assertThat(patterns)
                .containsExactly(
                        "billing-*-eu",
                        "*-billing-eu",
                        "billing-eu",
                        "billing-eu*",
                        "billing-*",
                        "a?",
                        "a*",
                        "*a",
                        "??",
                        "?*",
                        "*");
    }
}
