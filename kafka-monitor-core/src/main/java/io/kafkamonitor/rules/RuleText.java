package io.kafkamonitor.rules;

import io.kafkamonitor.internal.text.Durations;
import io.kafkamonitor.internal.text.Names;
import io.kafkamonitor.labels.LabelMatcher;
import io.kafkamonitor.metric.Unit;
import org.jspecify.annotations.Nullable;

/** Writes a rule as the sentence from which {@link RuleReader} makes it again. */
final class RuleText {

    private final RuleBuilder rule;
    private final Unit unit;
    private final StringBuilder text = new StringBuilder();

    private RuleText(RuleBuilder rule) {
        this.rule = rule;
        this.unit = rule.node.signature().unit();
    }

    /** All of a sound rule. */
    static String of(RuleBuilder rule) {
        var writer = new RuleText(rule);
        writer.text
                .append(Names.text(rule.name))
                .append(": ")
                .append(rule.severity)
                .append(" when ")
                .append(rule.node)
                .append(" is ")
                .append(writer.judgement());
        writer.critical();
        writer.provisos();
        writer.clearing();
        writer.clause("", rule.evidence);
        writer.said();
        return writer.text.toString();
    }

    /** What a rule asks of what it judges, shown beside an alert. */
    static String condition(RuleBuilder rule) {
        var writer = new RuleText(rule);
        if (rule.limits != null && writer.unit.equals(Unit.YES_NO)) {
            // below a summary that says what, "no for 30 s" would only puzzle
            if (rule.forAtLeast.isZero() && rule.recurrence == null) {
                return "";
            }
            writer.text.append(writer.lasting(rule.recurrence == null ? "it lasts" : "it is so"));
        } else {
            writer.text.append(writer.judgement());
        }
        writer.critical();
        writer.provisos();
        return writer.text.toString();
    }

    private String judgement() {
        if (rule.limits == null) {
            return lasting(rule.expected == null ? "missing" : rule.expected.toString());
        }
        if (rule.bySubject != null) {
            return lasting((rule.limits.hasHigh() ? "above " : "below ") + rule.bySubject.words(unit));
        }
        return lasting(Phrases.limits(rule.limits, unit));
    }

    private String lasting(String what) {
        return what
                + (rule.recurrence == null ? "" : " " + rule.recurrence)
                + (rule.forAtLeast.isZero() ? "" : " for " + Durations.inHours(rule.forAtLeast));
    }

    private void clearing() {
        if (rule.limits != null && rule.bySubject == null) {
            Limits usual = rule.limits.clearingAsUsual(rule.node.signature().reach());
            clause(Phrases.clearing(rule.limits, usual, unit));
        }
        clause("over when clear for ", rule.keepFiringFor.isZero() ? null : Durations.inHours(rule.keepFiringFor));
    }

    private void critical() {
        Limits limits = rule.limits;
        clause("critical ", limits == null ? null : Phrases.range(limits.criticalLow(), limits.criticalHigh(), unit));
    }

    private void provisos() {
        clause("", rule.sooner);
        rule.provisos.forEach(this::clause);
        clause("during ", rule.hours);
    }

    private void said() {
        clause("because ", rule.reason == null ? null : Names.metric(rule.reason.name()) + " is unknown");
        clause("saying ", rule.template == null ? null : LabelMatcher.quoted(rule.template));
        clause("ending ", rule.ending.isEmpty() ? null : LabelMatcher.quoted(rule.ending));
        clause("advising ", rule.advice.isEmpty() ? null : LabelMatcher.quoted(rule.advice));
        clause("trying ", rule.command.isEmpty() ? null : LabelMatcher.quoted(rule.command));
    }

    private void clause(Object clause) {
        clause("", clause);
    }

    /** Nothing if there is nothing to say. */
    private void clause(String before, @Nullable Object clause) {
        String words = clause == null ? "" : clause.toString();
        if (!words.isEmpty()) {
            text.append(", ").append(before).append(words);
        }
    }
}
