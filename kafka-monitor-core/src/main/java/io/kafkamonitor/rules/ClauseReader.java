package io.kafkamonitor.rules;

import io.kafkamonitor.hours.Hours;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.text.Durations;
import io.kafkamonitor.internal.text.TextCursor;
import io.kafkamonitor.metric.Unit;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what a rule says behind its first comma: clauses in any order, each once but for provisos. */
final class ClauseReader {

    private static final Set<String> REPEATED = Set.of("only while", "unless");

    private final TextCursor cursor;
    private final Catalogue catalogue;
    private final ExpressionReader expressions;
    private final LimitsReader limits;
    private final Map<String, Consumer<RuleBuilder>> clauses = new LinkedHashMap<>();
    private @Nullable MetricExpression evidence;
    private @Nullable MetricExpression compared;
    private boolean isLowestFirst;
    private @Nullable String involved;

    ClauseReader(
            TextCursor cursor,
            Catalogue catalogue,
            ExpressionReader expressions,
            SeriesReader series,
            LimitsReader limits) {
        this.cursor = cursor;
        this.catalogue = catalogue;
        this.expressions = expressions;
        this.limits = limits;
        clauses.put("critical", this::critical);
        clauses.put("clears", this::clears);
        clauses.put("over when clear for", rule -> rule.keepFiringFor(Durations.read(cursor)));
        clauses.put("after", this::sooner);
        clauses.put("only while", rule -> rule.onlyWhile(condition()));
        clauses.put("unless", rule -> rule.unless(condition()));
        clauses.put("during", this::during);
        clauses.put("shown by", any -> evidence = new MetricExpression(series.read()));
        clauses.put("compared by", any -> compared = new MetricExpression(series.read()));
        clauses.put("lowest first", any -> isLowestFirst = true);
        clauses.put("hanging on", any -> involved = cursor.name("the name of a label"));
        clauses.put("because", this::because);
        clauses.put("saying", rule -> rule.describedAs(cursor.quoted()));
        clauses.put("ending", rule -> rule.endingAs(cursor.quoted()));
        clauses.put("advising", rule -> rule.advisedTo(cursor.quoted()));
        clauses.put("trying", rule -> rule.tryingCommand(cursor.quoted()));
    }

    /** Reads all that is left of the text. */
    void read(RuleBuilder rule) {
        var seen = new HashSet<String>();
        while (!cursor.isAtEnd()) {
            cursor.expects(",");
            int begin = cursor.mark();
            String clause = clause();
            if (!seen.add(clause) && !REPEATED.contains(clause)) {
                throw cursor.mistake(begin, "'" + clause + "' is said twice; say it once");
            }
            cursor.expects(clause);
            clauses.getOrDefault(clause, any -> {}).accept(rule);
        }
        show(rule);
    }

    private String clause() {
        return clauses.keySet().stream()
                .filter(cursor::isAt)
                .findFirst()
                .orElseThrow(() -> cursor.expected(List.copyOf(clauses.keySet())));
    }

    private void show(RuleBuilder rule) {
        if (evidence == null && isLowestFirst) {
            throw cursor.mistake("'lowest first' is about 'shown by', which is not said");
        }
        if (evidence != null && compared != null) {
            throw cursor.mistake("'shown by' and 'compared by' are both said; say one of them");
        }
        if (compared != null) {
            rule.comparedBy(compared);
        }
        if (evidence != null) {
            rule.evidenceFrom(evidence);
            if (isLowestFirst) {
                rule.evidenceFromLowest(evidence);
            }
        }
        if (involved != null) {
            rule.involving(involved);
        }
    }

    private void critical(RuleBuilder rule) {
        fixed(rule);
        limits.range(unit(rule), List.of("above", "below", "outside")).applyTo(rule);
    }

    private void clears(RuleBuilder rule) {
        limits.clearing(rule, fixed(rule), unit(rule));
    }

    private Limits fixed(RuleBuilder rule) {
        if (rule.limits == null || rule.bySubject != null) {
            throw cursor.mistake("only a rule with one threshold for all has this; leave it out");
        }
        return rule.limits;
    }

    private static Unit unit(RuleBuilder rule) {
        return rule.node.signature().unit();
    }

    private void sooner(RuleBuilder rule) {
        Duration after = Durations.read(cursor);
        cursor.expects("where");
        rule.forAtLeast(after, catalogue.read(cursor));
    }

    private Condition condition() {
        if (cursor.takes("rule")) {
            String rule = cursor.quoted();
            cursor.expects("fires");
            return Rules.firing(rule);
        }
        Node node = expressions.read();
        cursor.expects("is");
        return limits.fixed(node, List.of()).of(node);
    }

    private void during(RuleBuilder rule) {
        int begin = cursor.mark();
        String hours = cursor.upTo(',');
        try {
            rule.during(Hours.parse(hours));
        } catch (IllegalArgumentException e) {
            throw cursor.mistake(begin, String.valueOf(e.getMessage()));
        }
    }

    private void because(RuleBuilder rule) {
        rule.becauseUnknown(catalogue.read(cursor));
        cursor.expects("is unknown");
    }
}
