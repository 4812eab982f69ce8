package io.kafkamonitor.telling;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.labels.LabelMatcher;
import io.kafkamonitor.rules.Rules;
import java.util.ArrayList;
import java.util.List;

/**
 * Which alerts are meant, by rule, labels and severity: those that meet all its conditions. Immutable; each method
 * returns another selection.
 *
 * <pre>{@code
 * AlertSelection.all().ofRule(matching("backlog-*")).where("owner", "payments").atLeast(CRITICAL)
 * }</pre>
 *
 * <p>The labels of an alert are those of its subject and those that the host adds. A label that is missing has the empty
 * text as its value. Equal are selections that are written alike, see {@link #toText()}.
 */
public final class AlertSelection {

    /** The most characters that a selection has when it is written down. */
    public static final int LONGEST_TEXT = 60_000;

    private static final AlertSelection ALL = new AlertSelection(List.of());

    private final List<Condition> conditions;
    private final String text;

    private AlertSelection(List<Condition> conditions) {
        this.conditions = conditions;
        this.text = SelectionWriter.text(conditions);
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("A selection of alerts has " + text.length()
                    + " characters; give at most " + LONGEST_TEXT + ", such as a pattern in place of a list");
        }
    }

    /** All alerts; to be narrowed. */
    public static AlertSelection all() {
        return ALL;
    }

    /**
     * The selection that was written as a text; see {@link #toText()} for the form.
     *
     * @throws IllegalArgumentException for another text, with the place where it cannot be read
     */
    public static AlertSelection parse(String text) {
        return of(new SelectionParser(requireNonNull(text, "text")).conditions());
    }

    private static AlertSelection of(List<Condition> conditions) {
        return conditions.isEmpty() ? ALL : new AlertSelection(List.copyOf(conditions));
    }

    /** Only those of the rule with just this name. */
    public AlertSelection ofRule(String rule) {
        return ofRule(exactly(rule));
    }

    /** Only those of rules whose name the matcher takes. */
    public AlertSelection ofRule(LabelMatcher rule) {
        return and(new Condition.OfRule(rule));
    }

    /** Only those with just this value of a label. */
    public AlertSelection where(String label, String value) {
        return where(label, exactly(value));
    }

    /** Only those with a value of a label that the matcher takes. */
    public AlertSelection where(String label, LabelMatcher matcher) {
        return and(new Condition.OfLabel(label, matcher));
    }

    /** Only those with another value of a label, or without it. */
    public AlertSelection whereNot(String label, String value) {
        return whereNot(label, exactly(value));
    }

    /** Only those with a value of a label that the matcher leaves. */
    public AlertSelection whereNot(String label, LabelMatcher matcher) {
        return where(label, Rules.not(requireNonNull(matcher, "matcher")));
    }

    /** Only those that are at least as severe. */
    public AlertSelection atLeast(Severity severity) {
        return and(new Condition.AtLeast(severity));
    }

    /** Only the alert of one incident; see {@link Alert#incident()}. */
    public AlertSelection onIncident(String incident) {
        return and(new Condition.OnIncident(incident));
    }

    private static LabelMatcher exactly(String value) {
        return Rules.anyOf(requireNonNull(value, "value"));
    }

    private AlertSelection and(Condition condition) {
        var more = new ArrayList<>(conditions);
        more.add(condition);
        return of(more);
    }

    /** Whether an alert is meant. */
    public boolean matches(Alert alert) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).matches(alert)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it leaves no alert, for it has no condition, or only such as every alert meets. */
    public boolean isEverything() {
        return conditions.stream().allMatch(Condition::isAlwaysMet);
    }

    List<Condition> conditions() {
        return conditions;
    }

    /**
     * The selection in words that say it exactly and from which {@link #parse} makes it again: {@code rule backlog-*, topic
     * payments-*, owner not a|b, at least CRITICAL}, or {@code everything}.
     *
     * <p>A word with {@code *} or {@code ?} is a pattern. What is no plain word stands in {@code '}, with {@code \'}, {@code
     * \\} and {@code \}{@code u0000} for what cannot stand there; a value is then meant literally, unless {@code like} comes
     * before it.
     */
    public String toText() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AlertSelection selection && selection.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As {@link #toText()}. */
    @Override
    public String toString() {
        return text;
    }
}
