package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.Operator;
import io.kafkamonitor.internal.expression.Parts;
import io.kafkamonitor.internal.expression.Spare;
import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Compares each number of an expression with the limits. */
final class LimitsJudge implements Judge {

    private final Spare<Operator> operators;
    private final Unit unit;
    private final Limits limits;
    private final Description description;

    LimitsJudge(Node node, Limits limits, Description description) {
        // who asks for what is less than nothing knows that there is such a thing, even if the metric does not say so
        double assumedLeast = limits.areBelowZero() ? Double.NEGATIVE_INFINITY : 0;
        this.operators = new Spare<>(() -> node.operator(assumedLeast));
        this.unit = node.signature().unit();
        this.limits = limits;
        this.description = description;
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        return operators.use(operator -> {
            Values values = operator.evaluate(evaluation);
            var findings = new Findings(evaluation.active(), limits, unit, description);
            for (int i = 0; i < values.size(); i++) {
                judge(values, i, operator.parts(), findings);
            }
            return findings.complete(values);
        });
    }

    private void judge(Values values, int index, Parts parts, Findings findings) {
        double low = values.low(index);
        double high = values.high(index);
        Outcome outcome = isMeasured(values.why(index)) ? limits.judge(low, high) : Outcome.UNKNOWN;
        if (outcome == Outcome.BREACHED) {
            report(values, index, parts, outcome, findings);
        } else if (findings.mayBeActive() && findings.isActive(values.subject(index))) {
            switch (outcome) {
                case HOLDING -> report(values, index, parts, outcome, findings);
                case UNKNOWN -> findings.unknown(values.subject(index), values.why(index));
                default -> findings.judged(values.subject(index), outcome, new Bounds(low, high), Shown.NOTHING);
            }
        }
    }

    private static boolean isMeasured(@Nullable Unknown why) {
        return why == null || why.reason() != UnknownReason.NOTHING_TO_MEASURE;
    }

    private void report(Values values, int index, Parts parts, Outcome outcome, Findings findings) {
        var bounds = new Bounds(values.low(index), values.high(index));
        findings.judged(values.subject(index), outcome, bounds, shown(parts, index, limits.side(bounds)));
    }

    /** The parts that make up most of the number, if it was made of several. */
    private Shown shown(Parts parts, int index, Side side) {
        if (parts.equals(Parts.NONE)) {
            return Shown.NOTHING;
        }
        var worst = new Worst(side);
        parts.forEach(index, part -> {
            if (parts.values().isExact(part)) {
                worst.offer(part, parts.values().low(part));
            }
        });
        return worst.shown(parts.values(), parts.unit());
    }
}
