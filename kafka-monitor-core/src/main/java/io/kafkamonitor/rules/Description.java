package io.kafkamonitor.rules;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.internal.text.Places;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The sentence about a finding, with places for the labels of its subject, the value and the threshold.
 *
 * <p>A number is written with its unit, unless the sentence names the unit itself. An empty label is written as "(empty)".
 */
final class Description {

    static final String VALUE = "value";
    static final String THRESHOLD = "threshold";

    /** The most characters of a wrong description in a message. */
    private static final int LONGEST_SHOWN = 200;

    private final String template;
    private final boolean namesUnit;
    private final Unit unit;

    Description(String template, Unit unit) {
        this.template = template;
        this.unit = unit;
        this.namesUnit = !unit.symbol().isEmpty()
                && Pattern.compile("(^|[\\s(])" + Pattern.quote(unit.symbol()) + "($|[\\s,.;:)])")
                        .matcher(template)
                        .find();
    }

    /** What is wrong with it, a sentence each. */
    List<String> problems(List<String> labels, Set<String> numbers) {
        var known = new TreeSet<String>(labels);
        known.addAll(numbers);
        var problems = new ArrayList<String>();
        for (String place : Places.of(template)) {
            if (!known.contains(place)) {
                problems.add("The description '" + Bounded.shortened(template, LONGEST_SHOWN) + "' has a place for '"
                        + Bounded.shortened(place, LONGEST_SHOWN) + "', which a finding does not have; it has "
                        + known);
            }
        }
        return problems;
    }

    /** The sentence about a subject that has no number. */
    String of(Labels subject) {
        return filled(subject, "", "");
    }

    /** The sentence about a subject and its number. */
    String of(Labels subject, Bounds bounds, Limits limits) {
        return filled(
                subject,
                withoutUnit(bounds.format(unit, limits.side(bounds))),
                withoutUnit(unit.format(limits.passed(bounds))));
    }

    private String filled(Labels subject, String value, String threshold) {
        return Places.filled(template, name -> word(name, subject, value, threshold));
    }

    private static String word(String name, Labels subject, String value, String threshold) {
        String label = subject.value(name);
        if (label != null) {
            return Labels.text(label);
        }
        return switch (name) {
            case VALUE -> value;
            case THRESHOLD -> threshold;
            default -> "{" + name + "}";
        };
    }

    private String withoutUnit(String number) {
        String end = " " + unit.symbol();
        return namesUnit && number.endsWith(end) ? number.substring(0, number.length() - end.length()) : number;
    }

    @Override
    public String toString() {
        return template;
    }
}
