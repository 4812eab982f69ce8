package io.kafkamonitor.telling;

import io.kafkamonitor.labels.LabelMatcher;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a selection down so that people and {@link SelectionParser} read the same. */
final class SelectionWriter {

    private SelectionWriter() {}

    static String text(List<Condition> conditions) {
        return conditions.isEmpty()
                ? Word.EVERYTHING
                : conditions.stream().map(SelectionWriter::text).collect(Collectors.joining(", "));
    }

    private static String text(Condition condition) {
        if (condition instanceof Condition.OfRule rule) {
            return Word.RULE + " " + text(rule.matcher());
        }
        if (condition instanceof Condition.OfLabel label) {
            return Word.literal(label.label()) + " " + text(label.matcher());
        }
        if (condition instanceof Condition.OnIncident on) {
            return Word.INCIDENT + " " + Word.literal(on.incident());
        }
        return Word.AT + " " + Word.LEAST + " " + ((Condition.AtLeast) condition).severity();
    }

    /** The contrary of a contrary is the matcher itself. */
    private static String text(LabelMatcher matcher) {
        String before = "";
        LabelMatcher plain = matcher;
        while (plain.negated().isPresent()) {
            plain = plain.negated().get();
            before = before.isEmpty() ? Word.NOT + " " : "";
        }
        return before
                + plain.pattern().map(Word::pattern).orElseGet(plain.listed().map(SelectionWriter::list)::orElseThrow);
    }

    /** Sorted, for a set has another order in each JVM. */
    private static String list(Set<String> values) {
        return values.stream().sorted().map(Word::literal).collect(Collectors.joining("|"));
    }
}
