package io.kafkamonitor.rules;

import static io.kafkamonitor.alert.Severity.CRITICAL;
import static io.kafkamonitor.kafka.GroupMetrics.GROUP_LAG;
import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.recommended.BrokerRules;
import io.kafkamonitor.rules.recommended.KafkaRules;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule of a host that uses most of the words there are, beside recommended rules that it changes. */
class RulesExampleTest {

    private final Rule backlog = rule("payments-backlog")
            .when(metric(GROUP_LAG).where("topic", matching("payments-*")).sumBy("group", "topic"))
            .isAbove(10_000)
            .clearsBelow(8_000)
            .forAtLeast(ofMinutes(5))
            .keepFiringFor(ofMinutes(2))
            .severity(CRITICAL)
            .describedAs("{group} is {value} records behind on {topic}")
            .advisedTo("Look whether the consumers run, and start more of them.")
            .build();

    @Test
    void saysInASentenceWhoIsBehind() {
        var snapshot = TestSnapshots.builder()
                .value(GROUP_LAG, Labels.of("group", "billing", "topic", "payments-eu", "partition", "0"), 9_000)
                .value(GROUP_LAG, Labels.of("group", "billing", "topic", "payments-eu", "partition", "1"), 3_345)
                .value(GROUP_LAG, Labels.of("group", "billing", "topic", "orders", "partition", "0"), 99_000)
                .build();

        assertThat(backlog.evaluate(Evaluation.of(snapshot)))
                .extracting(Finding::summary)
                .containsExactly("billing is 12,345 records behind on payments-eu");
    }

    @Test
    void standsBesideTheRecommendedRules() {
        List<Rule> rules = new ArrayList<>(KafkaRules.recommended()
                .without("replica-skew")
                .with(BrokerRules.cpu(0.95))
                .with(KafkaRules.consumerLag(50_000)));
        rules.add(backlog);

        assertThat(rules).extracting(Rule::name).contains("payments-backlog", "consumer-lag", "broker-cpu");
    }
}
