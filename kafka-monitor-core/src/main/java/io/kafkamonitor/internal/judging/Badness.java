package io.kafkamonitor.internal.judging;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.util.Comparator;

/**
 * Orders findings from harmless to bad: by outcome, and breaches by severity and how far they lie beyond the threshold.
 *
 * @param usual the severity of a finding that has none of its own
 */
record Badness(Severity usual) implements Comparator<Finding> {

    @Override
    public int compare(Finding first, Finding second) {
        int byOutcome = second.outcome().compareTo(first.outcome());
        if (byOutcome != 0 || first.outcome() != Outcome.BREACHED) {
            return byOutcome;
        }
        int bySeverity = severity(first).compareTo(severity(second));
        return bySeverity != 0 ? bySeverity : Double.compare(excess(first), excess(second));
    }

    Severity severity(Finding finding) {
        return finding.severity().orElse(usual);
    }

    Finding worse(Finding one, Finding other) {
        return compare(one, other) < 0 ? other : one;
    }

    private static double excess(Finding finding) {
        return finding.excess().orElse(Double.NEGATIVE_INFINITY);
    }
}
