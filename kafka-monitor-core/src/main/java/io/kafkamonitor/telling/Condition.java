package io.kafkamonitor.telling;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.labels.LabelMatcher;
import io.kafkamonitor.metric.Labels;

/** One thing that a selection asks of an alert. */
sealed interface Condition {

    boolean matches(Alert alert);

    /** Whether there is no alert that it leaves. */
    default boolean isAlwaysMet() {
        return false;
    }

    /** The label that it looks at; empty if none. */
    default String label() {
        return "";
    }

    /** That the name of the rule is taken. */
    record OfRule(LabelMatcher matcher) implements Condition {

        public OfRule {
            checked(matcher);
        }

        @Override
        public boolean matches(Alert alert) {
            return matcher.matches(alert.rule());
        }

        @Override
        public boolean isAlwaysMet() {
            return takesAll(matcher);
        }
    }

    /** That the value of a label is taken; that of a label which is missing is the empty text. */
    record OfLabel(String label, LabelMatcher matcher) implements Condition {

        public OfLabel {
            Labels.of(label, "");
            checked(matcher);
        }

        @Override
        public boolean matches(Alert alert) {
            return matcher.matches(AlertLabels.value(alert, label));
        }

        @Override
        public boolean isAlwaysMet() {
            return takesAll(matcher);
        }
    }

    /** That it is at least as severe. */
    record AtLeast(Severity severity) implements Condition {

        public AtLeast {
            requireNonNull(severity, "severity");
        }

        @Override
        public boolean matches(Alert alert) {
            return alert.severity().compareTo(severity) >= 0;
        }

        @Override
        public boolean isAlwaysMet() {
            return severity == Severity.INFO;
        }
    }

    /** That it is this stretch of trouble. */
    record OnIncident(String incident) implements Condition {

        public OnIncident {
            Acknowledgement.checkedIncident(incident);
        }

        @Override
        public boolean matches(Alert alert) {
            return alert.incident().equals(incident);
        }
    }

    private static boolean takesAll(LabelMatcher matcher) {
        return matcher.pattern()
                .filter(pattern -> !pattern.isEmpty() && pattern.chars().allMatch(c -> c == '*'))
                .isPresent();
    }

    private static void checked(LabelMatcher matcher) {
        if (requireNonNull(matcher, "matcher")
                .listed()
                .filter(values -> values.isEmpty())
                .isPresent()) {
            throw new IllegalArgumentException("A list of values is empty and takes nothing; name at least one value");
        }
        matcher.negated().ifPresent(Condition::checked);
    }
}
