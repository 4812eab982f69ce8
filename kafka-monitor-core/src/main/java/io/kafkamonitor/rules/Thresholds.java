package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.internal.text.Amounts;
import io.kafkamonitor.internal.text.Names;
import io.kafkamonitor.labels.LabelMatcher;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A threshold of its own for each subject, by the value of one of its labels: that of the most specific pattern which fits.
 * Immutable: each method returns other thresholds.
 *
 * <p>More specific is the pattern with more characters besides {@code *} and {@code ?}, so that a name goes before any
 * pattern that it fits. A subject that fits none is not judged.
 */
public final class Thresholds {

    private final String label;
    private final Map<String, Double> byPattern;
    private final List<Place> places;

    private Thresholds(String label, Map<String, Double> byPattern) {
        this.label = label;
        this.byPattern = byPattern;
        this.places = byPattern.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(LabelMatcher.mostSpecificFirst()))
                .map(entry -> new Place(LabelMatcher.glob(entry.getKey()), entry.getValue()))
                .toList();
    }

    static Thresholds by(String label) {
        return new Thresholds(requireNonNull(label, "label"), Map.of());
    }

    /**
     * These thresholds, and one for subjects of which the label fits a pattern.
     *
     * @param pattern in which {@code *} stands for any text and {@code ?} for one character
     * @param threshold in the unit of what is judged
     * @throws IllegalArgumentException if there is one for this pattern
     */
    public Thresholds of(String pattern, double threshold) {
        var more = new LinkedHashMap<>(byPattern);
        if (more.put(requireNonNull(pattern, "pattern"), threshold) != null) {
            throw new IllegalArgumentException("There is a threshold for '"
                    + Bounded.shortened(pattern, Bounded.LONGEST_NAME) + "' already; give each pattern one");
        }
        return new Thresholds(label, more);
    }

    /** These thresholds, and one for all other subjects. */
    public Thresholds otherwise(double threshold) {
        return of("*", threshold);
    }

    /** What is wrong with them for subjects with such labels, a sentence each. */
    List<String> problems(List<String> subjectLabels) {
        var problems = new ArrayList<String>();
        if (!subjectLabels.contains(label)) {
            problems.add("The thresholds go by label '" + Bounded.shortened(label, Bounded.LONGEST_NAME)
                    + "', which the subjects do not have; they have " + subjectLabels);
        }
        if (byPattern.isEmpty()) {
            problems.add("There is no threshold; give one for a pattern of '"
                    + Bounded.shortened(label, Bounded.LONGEST_NAME) + "'");
        }
        return problems;
    }

    /** All of them, the lowest first. */
    List<Double> values() {
        return byPattern.values().stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** The threshold of a subject; empty if it is not judged. */
    OptionalDouble of(Labels subject) {
        @Nullable String value = subject.value(label);
        for (Place place : places) {
            if (value != null && place.matcher().matches(value)) {
                return OptionalDouble.of(place.threshold());
            }
        }
        return OptionalDouble.empty();
    }

    /** As in a sentence: {@code thresholds by topic ('payments-*' 100 records, '*' 10,000 records)}. */
    String words(Unit unit) {
        return byPattern.entrySet().stream()
                .map(entry -> LabelMatcher.quoted(entry.getKey()) + " " + Amounts.text(entry.getValue(), unit))
                .collect(Collectors.joining(", ", "thresholds by " + Names.text(label) + " (", ")"));
    }

    @Override
    public String toString() {
        return label + " " + byPattern;
    }

    private record Place(LabelMatcher matcher, double threshold) {}
}
