package io.kafkamonitor.rules;

import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import java.util.Collection;

/** The part of a rule that looks at the snapshot. Keeps nothing between two evaluations. */
@FunctionalInterface
interface Judge {

    Collection<Finding> evaluate(Evaluation evaluation);
}
