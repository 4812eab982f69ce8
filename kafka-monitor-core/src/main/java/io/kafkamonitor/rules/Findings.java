package io.kafkamonitor.rules;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says in one evaluation. Of subjects that are not active only a breach is news. Not safe for use by several
 * threads.
 */
final class Findings {

    private final Set<Labels> unseen;
    private final Unit unit;
    private final Description description;
    private final List<Finding> findings = new ArrayList<>();

    Findings(Set<Labels> active, Unit unit, Description description) {
        this.unseen = new HashSet<>(active);
        this.unit = unit;
        this.description = description;
    }

    /** Whether there is any subject left that is active. */
    boolean mayBeActive() {
        return !unseen.isEmpty();
    }

    /** Whether a subject is active; it counts as seen then, so ask once for each. */
    boolean isActive(Labels subject) {
        return unseen.remove(subject);
    }

    /** That an active subject is not judged any more. */
    void unjudged(Labels subject) {
        findings.add(Finding.clear(subject));
    }

    /** That the value of an active subject cannot be told. */
    void unknown(Labels subject, @Nullable Unknown why) {
        findings.add(Finding.unknown(subject, why == null ? Unknown.because(UnknownReason.INCOMPLETE) : why));
    }

    /** What is to be said of a subject. */
    void judged(Labels subject, Judged judged, Shown shown) {
        unseen.remove(subject);
        findings.add(
                switch (judged.outcome()) {
                    case BREACHED -> breached(subject, judged).because(shown.worst(), shown.count());
                    case HOLDING -> described(Finding.holding(subject), judged).because(shown.worst(), shown.count());
                    case CLEAR -> valued(Finding.clear(subject), judged);
                    case UNKNOWN, GONE ->
                        throw new IllegalStateException(judged.outcome() + " is not a judgement of a number");
                });
    }

    private Finding breached(Labels subject, Judged judged) {
        Limits limits = judged.limits();
        Finding finding = described(Finding.breached(subject), judged).beyond(limits.threshold(judged.bounds()));
        return limits.isCritical(judged.bounds()) ? finding.at(Severity.CRITICAL) : finding;
    }

    private Finding described(Finding finding, Judged judged) {
        return valued(finding, judged).saying(description.of(finding.subject(), judged.bounds(), judged.limits()));
    }

    private Finding valued(Finding finding, Judged judged) {
        double value = judged.bounds().nearest(judged.limits().side(judged.bounds()));
        return Double.isFinite(value) ? finding.withValue(value, unit) : finding;
    }

    /** All findings, with those of active subjects that were not seen: gone, unless a gap may hold them. */
    Collection<Finding> complete(Values values) {
        for (Labels subject : unseen) {
            Unknown gap = values.hasGaps() ? values.gap(subject) : null;
            findings.add(gap == null ? Finding.gone(subject) : Finding.unknown(subject, gap));
        }
        return findings;
    }
}
