package io.kafkamonitor.rules.recommended;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who begins with the text of a recommended rule gets just that rule. */
class RecommendedRulesReadBackTest {

    static List<Rule> rules() {
        return KafkaRules.recommended()
                .with(KafkaRules.consumerLag(50_000))
                .with(KafkaRules.recordsLate(Duration.ofMinutes(15)))
                .with(KafkaRules.consumerLag(Map.of("a*", 5.0, "*", 7.0)))
                .with(KafkaRules.groupWithoutMembers("billing"))
                .stream()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachIsTheSameAfterwards(Rule rule) {
        Rule read = Rules.parse(rule.toString());

        assertThat(read).hasToString(rule.toString());
        assertThat(read.condition()).isEqualTo(rule.condition());
        assertThat(read.history()).hasToString(rule.history().toString());
    }
}
