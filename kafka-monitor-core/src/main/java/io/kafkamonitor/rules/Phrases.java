package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Age;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.Series;
import io.kafkamonitor.metric.Unit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How conditions are put into words. */
final class Phrases {

    private Phrases() {}

    /** The description of a rule that has none of its own, with places; without limits it looks for what is missing. */
    static String about(Node node, @Nullable Limits limits, @Nullable Expected expected) {
        if (limits == null) {
            return "There is no " + node
                    + (expected == null ? "" : " of " + expected.label() + " {" + expected.label() + "}");
        }
        String subject = node.signature().labels().stream()
                .map(label -> label + " {" + label + "}")
                .collect(Collectors.joining(", "));
        String of = subject.isEmpty() ? "" : " of " + subject;
        if (node instanceof Age age && limits.hasLow()) {
            return "A new " + judged(age.input()) + of + " came {value} ago";
        }
        return judged(node) + of + " is {value}; the threshold is {threshold}";
    }

    private static String judged(Node node) {
        String judged = node instanceof Series series ? series.metric().name() : node.toString();
        return judged.replace('{', '(').replace('}', ')'); // or they would be taken for places
    }

    /** {@code above 10,000 records}, {@code outside -50 % and 50 %, critical above 90 %}. */
    static String limits(Limits limits, Unit unit) {
        if (unit.equals(Unit.YES_NO)) {
            return limits.hasHigh() ? "yes" : "no";
        }
        String critical = range(limits.criticalLow(), limits.criticalHigh(), unit);
        return range(limits.low(), limits.high(), unit) + (critical.isEmpty() ? "" : ", critical " + critical);
    }

    /** {@code clears at 9,000 records}, or nothing if it clears just at the threshold. */
    static String clearing(Limits limits, Unit unit) {
        boolean atThreshold = limits.clearLow() == limits.low() && limits.clearHigh() == limits.high();
        if (atThreshold) {
            return "";
        }
        if (limits.hasLow() && limits.hasHigh()) {
            return "clears from " + unit.format(limits.clearLow()) + " to " + unit.format(limits.clearHigh());
        }
        return "clears at " + unit.format(limits.hasHigh() ? limits.clearHigh() : limits.clearLow());
    }

    /** {@code above 90 %}, {@code outside -50 % to 50 %}; infinity for a side without a limit. */
    static String range(double low, double high, Unit unit) {
        boolean hasLow = Double.isFinite(low);
        boolean hasHigh = Double.isFinite(high);
        if (hasLow && hasHigh) {
            return "outside " + unit.format(low) + " to " + unit.format(high);
        }
        if (hasHigh) {
            return "above " + unit.format(high);
        }
        return hasLow ? "below " + unit.format(low) : "";
    }
}
