package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.rules.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rules explain which others, so that one cause is told once. Never changed. */
public final class Causes {

    /** Nothing explains anything. */
    public static final Causes NONE = new Causes(List.of());

    private final Map<String, List<Cause>> byExplained = new HashMap<>();
    private final Set<String> rules = new HashSet<>();
    private final List<String> explainedInOrder;

    /**
     * Of what explains what.
     *
     * @throws IllegalArgumentException if rules explain each other in a circle
     */
    public Causes(List<Cause> causes) {
        for (Cause cause : causes) {
            rules.add(cause.rule());
            for (String explained : cause.explained()) {
                byExplained.computeIfAbsent(explained, any -> new ArrayList<>()).add(cause);
            }
        }
        var order = new LinkedHashSet<String>();
        var way = new LinkedHashSet<String>();
        byExplained.keySet().stream().sorted().forEach(rule -> visit(rule, order, way));
        explainedInOrder = List.copyOf(order);
    }

    private void visit(String rule, Set<String> order, Set<String> way) {
        if (order.contains(rule) || !byExplained.containsKey(rule)) {
            return;
        }
        if (!way.add(rule)) {
            throw new IllegalArgumentException("Rules explain each other in a circle: " + String.join(" <- ", way)
                    + " <- " + rule + "; leave one of these out");
        }
        of(rule).forEach(cause -> visit(cause.rule(), order, way));
        way.remove(rule);
        order.add(rule);
    }

    /** The rules whose alerts can be explained, each after those that explain it. */
    List<String> explained() {
        return explainedInOrder;
    }

    /** What can explain the alerts of a rule. */
    List<Cause> of(String rule) {
        return byExplained.getOrDefault(rule, List.of());
    }

    /** The rules whose alerts explain others. */
    Set<String> rules() {
        return rules;
    }
}
