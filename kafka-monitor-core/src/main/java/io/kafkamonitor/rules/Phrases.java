package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Age;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.Series;
import io.kafkamonitor.internal.text.Amounts;
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

    /** {@code above 10,000 records}, {@code outside -50 % to 50 %}, {@code yes}. */
    static String limits(Limits limits, Unit unit) {
        if (unit.equals(Unit.YES_NO) && !limits.hasLow() && limits.high() == 0) {
            return "yes";
        }
        if (unit.equals(Unit.YES_NO) && !limits.hasHigh() && limits.low() == 1) {
            return "no";
        }
        return range(limits.low(), limits.high(), unit);
    }

    /**
     * {@code clears at 9,000 records}, or nothing if it clears just at the threshold, as it usually would.
     *
     * @param usual the limits without a word about where they clear
     */
    static String clearing(Limits limits, Limits usual, Unit unit) {
        boolean atThreshold = limits.clearLow() == limits.low() && limits.clearHigh() == limits.high();
        if (atThreshold && limits.clearsAs(usual)) {
            return "";
        }
        if (limits.hasLow() && limits.hasHigh()) {
            return "clears from " + Amounts.text(limits.clearLow(), unit) + " to "
                    + Amounts.text(limits.clearHigh(), unit);
        }
        return "clears at " + Amounts.text(limits.hasHigh() ? limits.clearHigh() : limits.clearLow(), unit);
    }

    /** {@code above 90 %}, {@code outside -50 % to 50 %}; infinity for a side without a limit. */
    static String range(double low, double high, Unit unit) {
        boolean hasLow = Double.isFinite(low);
        boolean hasHigh = Double.isFinite(high);
        if (hasLow && hasHigh) {
            return "outside " + Amounts.text(low, unit) + " to " + Amounts.text(high, unit);
        }
        if (hasHigh) {
            return "above " + Amounts.text(high, unit);
        }
        return hasLow ? "below " + Amounts.text(low, unit) : "";
    }
}
