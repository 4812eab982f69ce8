package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.metric.Labels;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * That alerts of one rule explain alerts of others, so that people are told of the cause, with the others as its
 * consequences, and not of each. Immutable; each method returns another one.
 *
 * <pre>{@code
 * Cause.rule("broker-down").explains("jmx-unreachable").whereEqual("broker")
 * Cause.rule("broker-down").explains("partitions-offline").asFarAsInvolved("broker")
 * }</pre>
 *
 * <p>A cause explains while it is pending, firing or recovering, so that there is no race between it and its effects. So its
 * effects are held back for as long as its rule waits before it fires: a rule that explains others should not wait long.
 */
public final class Cause {

    private final String rule;
    private final Set<String> explained;
    private final Set<String> equal;
    private final Labels only;
    private final @Nullable String involvedLabel;

    private Cause(String rule, Set<String> explained, Set<String> equal, Labels only, @Nullable String involvedLabel) {
        this.rule = rule;
        this.explained = explained;
        this.equal = equal;
        this.only = only;
        this.involvedLabel = involvedLabel;
    }

    /** Begins with the rule whose alerts explain others. */
    public static Start rule(String name) {
        return new Start(named(name, "The rule that explains others"));
    }

    private static String named(String name, String what) {
        if (requireNonNull(name, what).isBlank()) {
            throw new IllegalArgumentException(what + " is '" + name + "'; give its name");
        }
        return name;
    }

    private static Set<String> named(String[] names, String what) {
        var all = new LinkedHashSet<String>();
        for (String name : names) {
            all.add(named(name, what));
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException(what + " is not named; give at least one");
        }
        return Set.copyOf(all);
    }

    /** Only alerts that have the same values of these labels; one that lacks any of them explains nothing. */
    public Cause whereEqual(String... labels) {
        return new Cause(rule, explained, named(labels, "A label that must be equal"), only, involvedLabel);
    }

    /** Only alerts that have these labels are explained. */
    public Cause only(Labels labels) {
        return new Cause(rule, explained, equal, requireNonNull(labels, "labels"), involvedLabel);
    }

    /**
     * Only alerts that {@linkplain io.kafkamonitor.rule.Finding#involving involve} something, and of which everything that
     * is involved is accounted for: there is an alert of the cause for each value, which has it as this label.
     */
    public Cause asFarAsInvolved(String label) {
        return new Cause(rule, explained, equal, only, named(label, "The label of what is involved"));
    }

    /** The rule whose alerts explain. */
    public String rule() {
        return rule;
    }

    /** The rules whose alerts are explained. */
    public Set<String> explained() {
        return explained;
    }

    /** Labels that both must have, with the same value. */
    public Set<String> equal() {
        return equal;
    }

    /** Labels that an alert must have to be explained. */
    public Labels only() {
        return only;
    }

    /** The label of the cause whose values must account for all that the explained alert involves; null if any will do. */
    public @Nullable String involvedLabel() {
        return involvedLabel;
    }

    @Override
    public String toString() {
        return "'" + rule + "' explains " + new TreeSet<>(explained)
                + (equal.isEmpty() ? "" : " of equal " + new TreeSet<>(equal))
                + (only.size() == 0 ? "" : " with " + only)
                + (involvedLabel == null ? "" : " as far as each " + involvedLabel + " involved is accounted for");
    }

    /** The rule whose alerts explain, without what it explains yet. */
    public static final class Start {

        private final String rule;

        private Start(String rule) {
            this.rule = rule;
        }

        /**
         * The rules whose alerts it explains.
         *
         * @throws IllegalArgumentException if none is named, or the rule itself is
         */
        public Cause explains(String... rules) {
            Set<String> names = named(rules, "A rule that is explained");
            if (names.contains(rule)) {
                throw new IllegalArgumentException(
                        "The rule '" + rule + "' cannot explain itself; leave it out of what it explains");
            }
            return new Cause(rule, names, Set.of(), Labels.EMPTY, null);
        }
    }
}
