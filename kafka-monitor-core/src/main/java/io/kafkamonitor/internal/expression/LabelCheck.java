package io.kafkamonitor.internal.expression;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.kafkamonitor.labels.LabelMatcher;
import io.kafkamonitor.metric.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds labels for which values are asked that no series can have. */
final class LabelCheck {

    private LabelCheck() {}

    /** What is wrong with the filters, a sentence each. */
    static List<String> problems(Metric metric, List<LabelFilter> filters) {
        Map<String, List<LabelMatcher>> byLabel = filters.stream()
                .collect(groupingBy(
                        LabelFilter::label, LinkedHashMap::new, Collectors.mapping(LabelFilter::matcher, toList())));
        var problems = new ArrayList<String>();
        byLabel.forEach((label, matchers) -> {
            Set<String> known = metric.labelValues(label);
            Set<String> wrong = unknown(matchers, known);
            if (!known.isEmpty() && !wrong.isEmpty()) {
                problems.add("Label '" + label + "' of '" + metric + "' is never " + quoted(wrong) + "; it is one of "
                        + known);
            } else if (isContradiction(matchers, known)) {
                problems.add("Label '" + label + "' of '" + metric + "' is never one that "
                        + matchers.stream().map(LabelMatcher::toString).collect(Collectors.joining(" and "))
                        + (known.isEmpty() ? "; ask for one that can be" : "; it is one of " + known));
            }
        });
        return problems;
    }

    /** Values that are asked for by name and that the label cannot have. */
    private static Set<String> unknown(List<LabelMatcher> matchers, Set<String> known) {
        var wrong = new TreeSet<String>();
        matchers.forEach(matcher -> matcher.listed().ifPresent(wrong::addAll));
        wrong.removeAll(known);
        return wrong;
    }

    /** Whether no value passes; false where that cannot be told. */
    private static boolean isContradiction(List<LabelMatcher> matchers, Set<String> known) {
        Optional<Set<String>> listed =
                matchers.stream().flatMap(matcher -> matcher.listed().stream()).findFirst();
        if (known.isEmpty() && listed.isEmpty()) {
            return false;
        }
        Set<String> candidates = known.isEmpty() ? listed.orElseThrow() : known;
        return candidates.stream().noneMatch(value -> matchers.stream().allMatch(matcher -> matcher.matches(value)));
    }

    private static String quoted(Set<String> values) {
        return values.stream().map(value -> "'" + value + "'").collect(Collectors.joining(" or "));
    }
}
