package io.kafkamonitor.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Labels;
import org.junit.jupiter.api.Test;

class LabelMatcherTest {

    @Test
    void anyOfTakesJustTheValuesGiven() {
        LabelMatcher matcher = LabelMatcher.anyOf("a", "b*");

        assertThat(matcher.matches("a")).isTrue();
        assertThat(matcher.matches("b*")).isTrue();
        assertThat(matcher.matches("bc")).isFalse();
    }

    @Test
    void notTakesWhatTheOtherLeaves() {
        assertThat(LabelMatcher.not(LabelMatcher.anyOf("a")).matches("a")).isFalse();
        assertThat(LabelMatcher.not(LabelMatcher.anyOf("a")).matches("b")).isTrue();
        assertThat(LabelMatcher.not(LabelMatcher.glob("__*")).matches("__consumer_offsets"))
                .isFalse();
        assertThat(LabelMatcher.not(LabelMatcher.glob("__*")).matches("orders")).isTrue();
    }

    @Test
    void readsAsPartOfASentence() {
        assertThat(LabelMatcher.exactly("a")).hasToString("is 'a'");
        assertThat(LabelMatcher.glob("a*")).hasToString("is like 'a*'");
        assertThat(LabelMatcher.anyOf("a", "b")).hasToString("is one of 'a', 'b'");
        assertThat(LabelMatcher.not(LabelMatcher.glob("a*"))).hasToString("is not like 'a*'");
        assertThat(LabelMatcher.not(LabelMatcher.not(LabelMatcher.exactly("a"))))
                .hasToString("not (is not 'a')");
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
