package io.kafkamonitor.rules.recommended;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.Cause;
import io.kafkamonitor.rules.recommended.RulesDocument.Entry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the recommended rules and {@code docs/rules.md} to each other. */
class RulesDocumentTest {

    private final List<Entry> entries = new RulesDocument().recommended();

    @Test
    void hasEachRecommendedRuleAsItIs() {
        assertThat(entries)
                .extracting(Entry::sentence)
                .containsExactlyElementsOf(KafkaRules.recommended().stream()
                        .map(rule -> rule.toString().replaceAll("(?s), saying '.*", ""))
                        .toList());
        assertThat(entries)
                .extracting(Entry::name)
                .containsExactlyElementsOf(
                        KafkaRules.recommended().stream().map(Rule::name).toList());
    }

    @Test
    void saysOfEachWhy() {
        assertThat(entries).allSatisfy(entry -> assertThat(entry.why()).hasSizeGreaterThan(30));
    }

    @Test
    void saysOfEachWhatExplainsIt() {
        assertThat(entries)
                .allSatisfy(entry -> assertThat(new TreeSet<>(entry.explainedBy()))
                        .as(entry.name())
                        .isEqualTo(explaining(entry.name())));
    }

    private static Set<String> explaining(String rule) {
        var names = new TreeSet<String>();
        KafkaRules.causes().stream()
                .filter(cause -> cause.explained().contains(rule))
                .map(Cause::rule)
                .forEach(names::add);
        return names;
    }
}
