package io.kafkamonitor.rules.recommended;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.TestSnapshotBuilder;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A group is judged by the most specific number alone. */
class ConsumerLagTest {

    private final TestSnapshotBuilder snapshot = TestSnapshots.builder();

    private void lag(String group, double records) {
        snapshot.value(GroupMetrics.GROUP_LAG, Labels.of("group", group, "topic", "orders", "partition", "0"), records);
    }

    private Set<String> breached(List<Rule> rules) {
        var breached = new TreeSet<String>();
        for (Rule rule : rules) {
            rule.evaluate(Evaluation.of(snapshot.build()))
                    .forEach(finding ->
                            breached.add(rule.name() + ": " + finding.subject().value("group")));
        }
        return breached;
    }

    @Test
    void aHigherNumberForSomeGroupsIsNotUndoneByTheNumberForAll() {
        List<Rule> rules = KafkaRules.consumerLag(Map.of("*", 100.0, "billing-*", 5_000.0));
        lag("billing-eu", 1_000);
        lag("audit", 1_000);

        assertThat(breached(rules)).containsExactly("consumer-lag: audit");
    }

    @Test
    void aLowerNumberForSomeGroupsIsTheOnlyOneForThem() {
        List<Rule> rules = KafkaRules.consumerLag(Map.of("*", 100.0, "billing-*", 10.0));
        lag("billing-eu", 1_000);

        assertThat(breached(rules)).containsExactly("consumer-lag billing-*: billing-eu");
    }

    @Test
    void aNameGoesBeforeEveryPatternAndALongerPatternBeforeAShorterOne() {
        List<Rule> rules = KafkaRules.consumerLag(
                Map.of("*", 1.0, "billing-*", 2.0, "*-eu", 3.0, "billing-e?", 5_000.0, "billing-eu", 6_000.0));
        lag("billing-eu", 5_500);
        lag("billing-es", 5_500);
        lag("billing-us", 5_500);
        lag("audit-eu", 5_500);
        lag("audit", 5_500);

        assertThat(breached(rules))
                .containsExactly(
                        "consumer-lag *-eu: audit-eu",
                        "consumer-lag billing-*: billing-us",
                        "consumer-lag billing-e?: billing-es",
                        "consumer-lag: audit");
    }
}
