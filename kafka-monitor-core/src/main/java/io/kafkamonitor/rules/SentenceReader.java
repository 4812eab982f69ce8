package io.kafkamonitor.rules;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.text.Durations;
import io.kafkamonitor.internal.text.TextCursor;
import java.util.List;
import java.util.Locale;

/** Reads what a rule looks at and what it finds wrong. */
final class SentenceReader {

    private final TextCursor cursor;
    private final SeriesReader series;
    private final ExpressionReader expressions;
    private final LimitsReader limits;
    private final Catalogue catalogue;

    SentenceReader(TextCursor cursor, Catalogue catalogue) {
        this.cursor = cursor;
        this.catalogue = catalogue;
        this.series = new SeriesReader(cursor, catalogue);
        this.expressions = new ExpressionReader(cursor, series);
        this.limits = new LimitsReader(cursor);
    }

    RuleBuilder read(String name) {
        Severity severity = severity();
        cursor.expects("when");
        Node node = expressions.read();
        cursor.expects("is");
        RuleBuilder rule = judgement(new RuleCondition(name, node), node).severity(severity);
        if (cursor.takes("in")) {
            recurrence(rule);
        }
        if (cursor.takes("for")) {
            rule.forAtLeast(Durations.read(cursor));
        }
        new ClauseReader(cursor, catalogue, expressions, series, limits).read(rule);
        return rule;
    }

    private Severity severity() {
        for (Severity severity : Severity.values()) {
            if (cursor.takes(severity.name()) || cursor.takes(severity.name().toLowerCase(Locale.ROOT))) {
                return severity;
            }
        }
        if (!cursor.isAt("when")) {
            throw cursor.expected(List.of("when", "info", "warning", "critical"));
        }
        return Severity.WARNING;
    }

    private RuleBuilder judgement(RuleCondition rule, Node node) {
        if (cursor.takes("missing")) {
            return missing(rule);
        }
        boolean isAbove = cursor.isAt("above");
        if (!isAbove && !cursor.isAt("below")) {
            return limits.fixed(node, List.of("missing")).applyTo(rule);
        }
        int begin = cursor.mark();
        cursor.expects(isAbove ? "above" : "below");
        if (cursor.isAt("the host's")) {
            throw cursor.mistake("thresholds that a host computes cannot be read from text; write the rule in Java");
        }
        if (cursor.takes("thresholds by")) {
            Thresholds thresholds = limits.byPattern(node.signature().unit());
            return isAbove ? rule.isAbove(thresholds) : rule.isBelow(thresholds);
        }
        if (cursor.isAtNumber()) {
            cursor.reset(begin);
            return limits.fixed(node, List.of()).applyTo(rule);
        }
        var threshold = new Expression(expressions.read(), 1);
        return isAbove ? rule.isAbove(threshold) : rule.isBelow(threshold);
    }

    private RuleBuilder missing(RuleCondition rule) {
        if (!cursor.takes("with")) {
            return rule.isMissing();
        }
        String label = cursor.name("the name of a label");
        cursor.expects("of");
        return rule.isMissing(label, series.quotes());
    }

    private void recurrence(RuleBuilder rule) {
        int times = cursor.count();
        cursor.expects("of");
        rule.inAtLeast(times, cursor.count());
        cursor.expects("evaluations");
    }
}
