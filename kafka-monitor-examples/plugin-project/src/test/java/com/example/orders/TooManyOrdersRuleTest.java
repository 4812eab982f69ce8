package com.example.orders;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.RuleContract;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.Set;

class TooManyOrdersRuleTest implements RuleContract {

    private static final Labels BERLIN = Labels.of("warehouse", "berlin");

    @Override
    public Rule createRule() {
        return new TooManyOrdersRule(100);
    }

    @Override
    public Evaluation breached() {
        return Evaluation.of(openOrders(101));
    }

    @Override
    public Evaluation clear() {
        return Evaluation.of(openOrders(100)).withActive(Set.of(BERLIN));
    }

    private static Snapshot openOrders(int count) {
        return TestSnapshots.builder()
                .value(OrderMetrics.OPEN_ORDERS, BERLIN, count)
                .build();
    }
}
