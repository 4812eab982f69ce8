package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.metric.Unit;

/**
 * That a number is beyond a threshold. A rule that judges something else asks for it with {@link RuleBuilder#onlyWhile} and
 * {@link RuleBuilder#unless}. Immutable.
 */
public final class Condition {

    final Node node;
    final Limits limits;

    Condition(Node node, Limits limits) {
        this.node = node;
        this.limits = limits;
    }

    private Unit unit() {
        return node.signature().unit();
    }

    /** As in a sentence: {@code kafka.topic.records is above 1,000 records}. */
    @Override
    public String toString() {
        return node + " is " + Phrases.limits(limits, unit());
    }
}
