package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.labels.LabelMatcher;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Evaluation;
import java.util.List;
import java.util.Set;

/** That an alert of another rule fires whose subject has the same values of the labels that both have. */
final class FiringCondition extends Condition {

    final String rule;

    FiringCondition(String rule) {
        this.rule = rule;
    }

    @Override
    List<Node> nodes() {
        return List.of();
    }

    @Override
    Set<String> rules() {
        return Set.of(rule);
    }

    @Override
    List<String> problems(List<String> subjectLabels) {
        return rule.isBlank()
                ? List.of("It asks whether the rule '" + rule + "' fires; give the name of one")
                : List.of();
    }

    @Override
    Asked ask() {
        return new Asked() {

            private Set<Labels> firing = Set.of();

            @Override
            public void begin(Evaluation evaluation) {
                firing = evaluation.firing(rule);
            }

            @Override
            public Answer of(Labels subject) {
                return firing.stream().anyMatch(other -> agree(subject, other)) ? Answer.YES : Answer.NO;
            }
        };
    }

    private static boolean agree(Labels one, Labels other) {
        for (int i = 0; i < one.size(); i++) {
            String value = other.value(one.name(i));
            if (value != null && !value.equals(one.value(i))) {
                return false;
            }
        }
        return true;
    }

    /** As in a sentence: {@code rule 'broker-down' fires}. */
    @Override
    public String toString() {
        return "rule " + LabelMatcher.quoted(rule) + " fires";
    }
}
