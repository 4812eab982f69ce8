package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.metric.Labels;
import java.util.Set;

/**
 * That alerts of one rule explain alerts of others.
 *
 * @param source the rule whose alerts explain, pending ones included, so that there is no race between cause and effect
 * @param targets the rules whose alerts are explained
 * @param equal labels that both have to have with the same value; a label that either lacks explains nothing
 * @param only labels that an alert has to have to be explained
 */
public record Inhibition(String source, Set<String> targets, Set<String> equal, Labels only) {

    public Inhibition {
        targets = Set.copyOf(targets);
        equal = Set.copyOf(equal);
        if (targets.contains(source)) {
            throw new IllegalArgumentException("Rule '" + source + "' cannot explain itself; leave it out of targets");
        }
    }

    /** An inhibition of every alert of the targets. */
    public Inhibition(String source, Set<String> targets, Set<String> equal) {
        this(source, targets, equal, Labels.EMPTY);
    }

    boolean explains(Alert cause, Alert effect) {
        return cause.rule().equals(source)
                && targets.contains(effect.rule())
                && effect.subject().keep(only.asMap().keySet()).equals(only)
                && equal.stream().allMatch(label -> isEqual(label, cause, effect));
    }

    private static boolean isEqual(String label, Alert cause, Alert effect) {
        String value = cause.subject().value(label);
        return value != null && value.equals(effect.subject().value(label));
    }
}
