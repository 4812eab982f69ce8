package io.kafkamonitor.internal.evaluation;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** Holds a rule to its contract: not too many findings, none null, each subject once. */
final class FindingCheck {

    /** More subjects than this at a time are no longer news for a person. */
    static final int MAX_FINDINGS = 10_000;

    private FindingCheck() {}

    /**
     * The findings, each subject once; of two for one subject the worse.
     *
     * @param severity of a finding that has none of its own
     * @throws IllegalStateException if there are too many
     */
    static List<Finding> check(Collection<Finding> findings, Severity severity) {
        requireNonNull(findings, "evaluate() returned null; return an empty collection");
        var bySubject = new LinkedHashMap<Labels, Finding>();
        int count = 0; // size() of a collection that is not ours may be anything
        for (Finding finding : findings) {
            if (++count > MAX_FINDINGS) {
                throw new IllegalStateException("it has more than " + MAX_FINDINGS
                        + " findings; leave out clear findings of subjects that are not active, or aggregate by"
                        + " fewer labels");
            }
            requireNonNull(finding, "evaluate() returned a null finding; leave it out");
            bySubject.merge(finding.subject(), finding, (first, second) -> worse(first, second, severity));
        }
        return List.copyOf(bySubject.values());
    }

    private static Finding worse(Finding first, Finding second, Severity severity) {
        Comparator<Finding> byBadness = Comparator.comparing(Finding::outcome, Comparator.reverseOrder());
        if (first.outcome() == Outcome.BREACHED) {
            byBadness = byBadness
                    .thenComparing(finding -> finding.severity().orElse(severity))
                    .thenComparingDouble(finding -> finding.excess().orElse(Double.NEGATIVE_INFINITY));
        }
        return byBadness.compare(second, first) > 0 ? second : first;
    }
}
