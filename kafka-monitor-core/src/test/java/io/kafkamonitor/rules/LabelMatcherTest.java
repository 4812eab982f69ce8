package io.kafkamonitor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Labels;
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

    @Test
    void takesAVeryLongValueAsLabelsKeepIt() {
        String name = "g".repeat(2_000);
        String kept = Labels.of("group", name).value(0);

        assertThat(LabelMatcher.exactly(name).matches(kept)).isTrue();
        assertThat(LabelMatcher.anyOf("other", name).matches(kept)).isTrue();
        assertThat(LabelMatcher.not(LabelMatcher.anyOf(name)).matches(kept)).isFalse();
        assertThat(LabelMatcher.exactly(name)
                        .matches(Labels.of("group", name + "g").value(0)))
                .isFalse();
    }
}
