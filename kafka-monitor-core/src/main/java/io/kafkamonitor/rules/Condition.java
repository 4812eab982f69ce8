package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Evaluation;
import java.util.List;
import java.util.Set;

/**
 * Something that is so of a subject or not: that a number is beyond a threshold, begun with {@link Rules#metric}, or that
 * another rule fires, as {@link Rules#firing} says. A rule that judges something else asks for it with {@link
 * RuleBuilder#onlyWhile} and {@link RuleBuilder#unless}. Immutable.
 */
public abstract sealed class Condition permits BeyondCondition, FiringCondition {

    Condition() {}

    /** The expressions that it reads. */
    abstract List<Node> nodes();

    /** The rules of which it asks whether they fire, by name. */
    abstract Set<String> rules();

    /** What is wrong with it for subjects with such labels, a sentence each. */
    abstract List<String> problems(List<String> subjectLabels);

    /** Answers about one evaluation after the other; for one thread at a time. */
    abstract Asked ask();

    /** Answers for the subjects of one evaluation. */
    interface Asked {

        /** Takes note of the evaluation. */
        void begin(Evaluation evaluation);

        /** Whether the condition is met for a subject. */
        Answer of(Labels subject);
    }
}
