package io.kafkamonitor.telling;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.labels.LabelMatcher;
import io.kafkamonitor.rules.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link SelectionWriter} wrote, and what people write like it. */
final class SelectionParser {

    private final WordReader words;

    SelectionParser(String text) {
        this.words = new WordReader(text);
    }

    List<Condition> conditions() {
        if (words.skip(Word.EVERYTHING)) {
            words.end();
            return List.of();
        }
        var conditions = new ArrayList<Condition>();
        do {
            conditions.add(condition());
        } while (words.skip(','));
        words.end();
        return conditions;
    }

    private Condition condition() {
        if (words.skip(Word.RULE)) {
            return new Condition.OfRule(matcher());
        }
        if (words.skip(Word.INCIDENT)) {
            return new Condition.OnIncident(words.literal("an incident"));
        }
        if (words.skip(Word.AT)) {
            return atLeast();
        }
        return new Condition.OfLabel(words.literal("the name of a label"), matcher());
    }

    private Condition atLeast() {
        if (!words.skip(Word.LEAST)) {
            throw words.expected("'at least' and a severity");
        }
        for (Severity severity : Severity.values()) {
            if (words.skip(severity.name())) {
                return new Condition.AtLeast(severity);
            }
        }
        throw words.expected("one of " + Arrays.toString(Severity.values()));
    }

    /** The contrary of a contrary is the matcher itself. */
    private LabelMatcher matcher() {
        boolean contrary = false;
        while (words.skip(Word.NOT)) {
            contrary = !contrary;
        }
        LabelMatcher matcher = plainMatcher();
        return contrary ? Rules.not(matcher) : matcher;
    }

    private LabelMatcher plainMatcher() {
        if (words.skip(Word.LIKE)) {
            return Rules.matching(words.patternOrLiteral("a pattern"));
        }
        return words.isPattern() ? Rules.matching(words.patternOrLiteral("a pattern")) : list();
    }

    private LabelMatcher list() {
        var values = new ArrayList<String>();
        do {
            values.add(words.literal("a value"));
        } while (words.skip('|'));
        return Rules.anyOf(values.toArray(String[]::new));
    }
}
