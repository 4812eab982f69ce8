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

    private final Spare<Look> looks;
    private final Unit unit;
    private final Description description;

    /**
     * A judge of an expression.
     *
     * @param limits of all subjects, unless they have their own
     * @param bySubject those of subjects that have their own; null if none has
     */
    LimitsJudge(Node node, Limits limits, @Nullable LimitsBySubject bySubject, Description description) {
        // who asks for what is less than nothing knows that there is such a thing, even if the metric does not say so
        double assumedLeast = limits.areBelowZero() ? Double.NEGATIVE_INFINITY : 0;
        this.looks = new Spare<>(() -> new Look(node.operator(assumedLeast), new SubjectLimits(limits, bySubject)));
        this.unit = node.signature().unit();
        this.description = description;
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        return looks.use(look -> {
            var findings = new Findings(evaluation.active(), unit, description);
            Values values = look.operator().evaluate(evaluation);
            look.limits().begin(values);
            for (int i = 0; i < values.size(); i++) {
                Limits limits = look.limits().of(i);
                if (limits != null) {
                    judge(values, i, limits, look.operator().parts(), findings);
                } else if (findings.mayBeActive() && findings.isActive(values.subject(i))) {
                    findings.unjudged(values.subject(i));
                }
            }
            return findings.complete(values);
        });
    }

    private static void judge(Values values, int index, Limits limits, Parts parts, Findings findings) {
        double low = values.low(index);
        double high = values.high(index);
        Outcome outcome = isMeasured(values.why(index)) ? limits.judge(low, high) : Outcome.UNKNOWN;
        if (outcome == Outcome.BREACHED) {
            report(values, index, new Judged(outcome, new Bounds(low, high), limits), parts, findings);
        } else if (findings.mayBeActive() && findings.isActive(values.subject(index))) {
            var judged = new Judged(outcome, new Bounds(low, high), limits);
            switch (outcome) {
                case HOLDING -> report(values, index, judged, parts, findings);
                case UNKNOWN -> findings.unknown(values.subject(index), values.why(index));
                default -> findings.judged(values.subject(index), judged, Shown.NOTHING);
            }
        }
    }

    private static boolean isMeasured(@Nullable Unknown why) {
        return why == null || why.reason() != UnknownReason.NOTHING_TO_MEASURE;
    }

    private static void report(Values values, int index, Judged judged, Parts parts, Findings findings) {
        Side side = judged.limits().side(judged.bounds());
        findings.judged(values.subject(index), judged, shown(parts, index, side));
    }

    /** The parts that make up most of the number, if it was made of several. */
    private static Shown shown(Parts parts, int index, Side side) {
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

    /** What one thread at a time looks with. */
    private record Look(Operator operator, SubjectLimits limits) {}
}
