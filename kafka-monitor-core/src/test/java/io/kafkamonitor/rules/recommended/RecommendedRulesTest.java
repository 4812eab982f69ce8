package io.kafkamonitor.rules.recommended;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.rule.Rule;
import org.junit.jupiter.api.Test;

class RecommendedRulesTest {

    private final RecommendedRules rules = KafkaRules.recommended();

    @Test
    void holdAllThreeAreasUnderNamesOfTheirOwn() {
        int size = BrokerRules.all().size()
                + PartitionRules.all().size()
                + BacklogRules.all().size();

        assertThat(rules).hasSize(size).extracting(Rule::name).doesNotHaveDuplicates();
    }

    @Test
    void canBeThinnedOut() {
        RecommendedRules fewer = rules.without("broker-cpu", "leader-skew");

        assertThat(fewer).hasSize(rules.size() - 2).extracting(Rule::name).doesNotContain("broker-cpu", "leader-skew");
    }

    @Test
    void refuseToLeaveOutWhatIsNotThere() {
        assertThatThrownBy(() -> rules.without("broker-cup"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no rule 'broker-cup'")
                .hasMessageContaining("broker-cpu");
    }

    @Test
    void takeMoreAndReplaceByName() {
        Rule lag = KafkaRules.consumerLag(50_000);
        Rule cpu = BrokerRules.cpu(0.95);

        RecommendedRules tuned = rules.with(lag).with(cpu);

        assertThat(tuned).hasSize(rules.size() + 1).contains(lag, cpu);
        assertThat(rules).doesNotContain(lag, cpu);
    }

    @Test
    void cannotBeChangedFromOutside() {
        assertThatThrownBy(() -> {
                    var iterator = rules.iterator();
                    iterator.next();
                    iterator.remove();
                })
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void readAsSentences() {
        assertThat(rules.toString().lines())
                .hasSize(rules.size())
                .anyMatch(
                        sentence -> sentence.startsWith(
                                "broker-down: CRITICAL when kafka.broker.live is no for 30 s, after 5 s where kafka.broker.silent,"
                                        + " over when clear for 30 s, saying 'Broker {broker} ({host}, rack {rack}) is down',"));
    }
}
