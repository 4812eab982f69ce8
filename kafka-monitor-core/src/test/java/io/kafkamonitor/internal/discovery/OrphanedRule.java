package io.kafkamonitor.internal.discovery;

import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.util.Collection;
import java.util.List;

/** A rule whose superclass a test makes disappear, as when a jar is missing. */
public final class OrphanedRule extends OrphanedRuleParent implements Rule {

    @Override
    public String name() {
        return "orphaned";
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        return List.of();
    }
}
