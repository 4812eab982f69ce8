package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

/** A rule that has a name and no more. Immutable. */
public final class RuleStart {

    private final String name;

    RuleStart(String name) {
        this.name = requireNonNull(name, "name");
    }

    /** What the rule looks at; begin it with {@link Rules#metric}. */
    public RuleCondition when(Expression expression) {
        return new RuleCondition(name, requireNonNull(expression, "expression").node);
    }
}
