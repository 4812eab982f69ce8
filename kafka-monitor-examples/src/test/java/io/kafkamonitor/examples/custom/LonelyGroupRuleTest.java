package io.kafkamonitor.examples.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.RuleContract;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LonelyGroupRuleTest implements RuleContract {

    private static final Labels BILLING = Labels.of("group", "billing");

    @Override
    public Rule createRule() {
        return new LonelyGroupRule();
    }

    @Override
    public Evaluation breached() {
        return Evaluation.of(members(1));
    }

    @Override
    public Evaluation clear() {
        return Evaluation.of(members(2)).withActive(Set.of(BILLING));
    }

    @Test
    void namesTheGroupWithTheEmptyId() {
        var nameless = Evaluation.of(members(Labels.of("group", ""), 1));

        assertThat(createRule().evaluate(nameless))
                .singleElement()
                .extracting(Finding::summary)
                .isEqualTo("Group (empty) has a single member");
    }

    private static Snapshot members(int count) {
        return members(BILLING, count);
    }

    private static Snapshot members(Labels group, int count) {
        return TestSnapshots.builder()
                .value(GroupMetrics.GROUP_MEMBERS, group, count)
                .build();
    }
}
