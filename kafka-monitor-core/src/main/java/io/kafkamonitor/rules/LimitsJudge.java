package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.Operator;
import io.kafkamonitor.internal.expression.Parts;
import io.kafkamonitor.internal.expression.Spare;
import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.metric.Labels;
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

    /** A judge of an expression. */
    LimitsJudge(Node node, LimitsPlan plan, Description description) {
        this.looks = new Spare<>(() -> Look.at(node, plan));
        this.unit = node.signature().unit();
        this.description = description;
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        return looks.use(look -> {
            var findings = new Findings(evaluation.active(), unit, description);
            Values values = look.begin(evaluation);
            for (int i = 0; i < values.size(); i++) {
                boolean isActive = findings.mayBeActive() && findings.isActive(values.subject(i));
                if (isActive || look.isPassed(values, i)) {
                    judge(look, values, i, isActive, findings);
                }
            }
            return findings.complete(values);
        });
    }

    private static void judge(Look look, Values values, int index, boolean isActive, Findings findings) {
        Limits limits = look.limits().of(index);
        if (limits == null) {
            unlimited(values.subject(index), look.limits().why(index), findings);
            return;
        }
        var bounds = new Bounds(values.low(index), values.high(index));
        Outcome now = isMeasured(values.why(index)) ? limits.judge(bounds) : Outcome.UNKNOWN;
        Outcome outcome = look.inTheLight(now, values.subject(index), limits);
        var judged = new Judged(outcome, bounds, limits);
        switch (outcome) {
            case BREACHED -> report(values, index, judged, look.parts(), findings);
            case HOLDING -> {
                if (isActive) {
                    report(values, index, judged, look.parts(), findings);
                }
            }
            case UNKNOWN, GONE -> findings.unknown(values.subject(index), values.why(index));
            case CLEAR -> findings.judged(values.subject(index), judged, Shown.NOTHING);
        }
    }

    private static void unlimited(Labels subject, @Nullable Unknown why, Findings findings) {
        if (why == null) {
            findings.unjudged(subject);
        } else {
            findings.unknown(subject, why);
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
    private record Look(Operator operator, SubjectLimits limits, Recurrence.@Nullable Counted counted) {

        static Look at(Node node, LimitsPlan plan) {
            // who asks for what is less than nothing knows that there is such a thing, even if the metric does not say
            // so
            double assumedLeast = plan.usual().areBelowZero() ? Double.NEGATIVE_INFINITY : 0;
            Recurrence recurrence = plan.recurrence();
            return new Look(
                    node.operator(assumedLeast), plan.find(), recurrence == null ? null : recurrence.count(node));
        }

        Values begin(Evaluation evaluation) {
            Values values = operator.evaluate(evaluation);
            limits.begin(values, evaluation);
            if (counted != null) {
                counted.begin(evaluation);
            }
            return values;
        }

        boolean isPassed(Values values, int index) {
            return limits.isPassed(index, values.low(index), values.high(index)) && isMeasured(values.why(index));
        }

        Outcome inTheLight(Outcome now, Labels subject, Limits limitsOfSubject) {
            return counted == null ? now : counted.outcome(now, subject, limitsOfSubject);
        }

        Parts parts() {
            return operator.parts();
        }
    }
}
