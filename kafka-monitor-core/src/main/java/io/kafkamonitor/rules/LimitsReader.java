package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.text.Amounts;
import io.kafkamonitor.internal.text.TextCursor;
import io.kafkamonitor.metric.Unit;
import java.util.ArrayList;
import java.util.List;

/** Reads thresholds: {@code above 90 %}, {@code outside -50 % to 50 %}, {@code yes}. */
final class LimitsReader {

    private final TextCursor cursor;

    LimitsReader(TextCursor cursor) {
        this.cursor = cursor;
    }

    /** A threshold below and one above, infinite where there is none. */
    record Range(double low, double high) {

        RuleBuilder applyTo(RuleCondition rule) {
            if (Double.isInfinite(low)) {
                return rule.isAbove(high);
            }
            return Double.isInfinite(high) ? rule.isBelow(low) : rule.isOutside(low, high);
        }

        Condition of(Node node) {
            return new BeyondCondition(node, Limits.outside(low, high));
        }

        /** As critical thresholds. */
        void applyTo(RuleBuilder rule) {
            if (Double.isFinite(low)) {
                rule.criticalBelow(low);
            }
            if (Double.isFinite(high)) {
                rule.criticalAbove(high);
            }
        }
    }

    /** Reads thresholds that are the same for all subjects, after {@code is}. */
    Range fixed(Node node, List<String> other) {
        Unit unit = node.signature().unit();
        boolean isYesNo = unit.equals(Unit.YES_NO);
        if (isYesNo && cursor.takes("yes")) {
            return new Range(Double.NEGATIVE_INFINITY, 0);
        }
        if (isYesNo && cursor.takes("no")) {
            return new Range(1, Double.POSITIVE_INFINITY);
        }
        var words = new ArrayList<String>(isYesNo ? List.of("yes", "no") : List.of());
        words.addAll(List.of("above", "below", "outside"));
        words.addAll(other);
        return range(unit, words);
    }

    /** Reads {@code above} or {@code below} a number, or {@code outside} two. */
    Range range(Unit unit, List<String> expected) {
        if (cursor.takes("above")) {
            return new Range(Double.NEGATIVE_INFINITY, Amounts.read(cursor, unit));
        }
        if (cursor.takes("below")) {
            return new Range(Amounts.read(cursor, unit), Double.POSITIVE_INFINITY);
        }
        if (!cursor.takes("outside")) {
            throw cursor.expected(expected);
        }
        double low = Amounts.read(cursor, unit);
        cursor.expects("to");
        return new Range(low, Amounts.read(cursor, unit));
    }

    /** Reads {@code topic ('payments-*' 100 records, '*' 10,000 records)}. */
    Thresholds byPattern(Unit unit) {
        Thresholds thresholds = Thresholds.by(cursor.name("the name of a label"));
        cursor.expects("(");
        do {
            String pattern = cursor.quoted();
            thresholds = thresholds.of(pattern, Amounts.read(cursor, unit));
        } while (cursor.takes(","));
        cursor.expects(")");
        return thresholds;
    }

    /** Reads where it clears: {@code at 80 %} or {@code from -40 % to 40 %}. */
    void clearing(RuleBuilder rule, Limits limits, Unit unit) {
        if (limits.hasLow() && limits.hasHigh()) {
            cursor.expects("from");
            double low = Amounts.read(cursor, unit);
            cursor.expects("to");
            rule.clearsAbove(low).clearsBelow(Amounts.read(cursor, unit));
            return;
        }
        cursor.expects("at");
        double at = Amounts.read(cursor, unit);
        if (limits.hasHigh()) {
            rule.clearsBelow(at);
        } else {
            rule.clearsAbove(at);
        }
    }
}
