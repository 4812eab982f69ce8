package io.kafkamonitor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelMatcherTest {

    @Test
    void anyOfTakesJustTheValuesGiven() {
        LabelMatcher matcher = Rules.anyOf("a", "b*");

        assertThat(matcher.matches("a")).isTrue();
        assertThat(matcher.matches("b*")).isTrue();
        assertThat(matcher.matches("bc")).isFalse();
    }

    @Test
    void notTakesWhatTheOtherLeaves() {
        assertThat(Rules.not(Rules.anyOf("a")).matches("a")).isFalse();
        assertThat(Rules.not(Rules.anyOf("a")).matches("b")).isTrue();
        assertThat(Rules.notMatching("__*").matches("__consumer_offsets")).isFalse();
        assertThat(Rules.notMatching("__*").matches("orders")).isTrue();
    }

    @Test
    void readsAsPartOfASentence() {
        assertThat(LabelMatcher.exactly("a")).hasToString("is 'a'");
        assertThat(Rules.matching("a*")).hasToString("is like 'a*'");
        assertThat(Rules.anyOf("a", "b")).hasToString("is one of 'a', 'b'");
        assertThat(Rules.notMatching("a*")).hasToString("not (is like 'a*')");
    }
}
