package io.kafkamonitor.internal.judging;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps of any number of new breaches the worst, and counts the rest. No alert is given up for a worse one, so what is
 * told already takes room away; critical breaches find room beside any number of others.
 */
final class WorstFindings {

    /** More subjects than this are no longer news for a person. */
    static final int MOST = 10_000;

    /** The subject of the finding that stands for the rest. */
    static final Labels REST = Labels.of("more", "subjects");

    private final Badness badness;
    private final Map<Labels, Finding> kept = new LinkedHashMap<>();
    private long folded;
    private Severity worstFolded = Severity.INFO;

    WorstFindings(Badness badness) {
        this.badness = badness;
    }

    void add(Finding breached) {
        kept.merge(breached.subject(), breached, badness::worse);
        if (kept.size() > 2 * MOST) {
            List<Finding> sorted = worstFirst();
            kept.clear();
            sorted.subList(0, MOST).forEach(finding -> kept.put(finding.subject(), finding));
            sorted.subList(MOST, sorted.size()).forEach(this::fold);
        }
    }

    private List<Finding> worstFirst() {
        var sorted = new ArrayList<>(kept.values());
        sorted.sort(badness.reversed());
        return sorted;
    }

    private void fold(Finding finding) {
        folded++;
        Severity severity = badness.severity(finding);
        worstFolded = severity.compareTo(worstFolded) > 0 ? severity : worstFolded;
    }

    /**
     * Those for which there is room; call it once, at the end.
     *
     * @param active how many subjects are told already
     * @param activeCritical how many of those are critical
     */
    List<Finding> told(int active, int activeCritical) {
        if (kept.size() + active <= MOST) {
            return List.copyOf(kept.values());
        }
        var told = new ArrayList<Finding>();
        for (Finding finding : worstFirst()) {
            int before = badness.severity(finding) == Severity.CRITICAL ? activeCritical : active;
            if (told.size() + before < MOST && told.size() + active < 2 * MOST) {
                told.add(finding);
            } else {
                fold(finding);
            }
        }
        return told;
    }

    /** How many there are beside those that are told; empty if there are none. Call it after {@link #told}. */
    Optional<Finding> rest() {
        if (folded == 0) {
            return Optional.empty();
        }
        return Optional.of(Finding.breached(REST)
                .at(worstFolded)
                .withValue((double) folded, Unit.of("subjects"))
                .saying(Unit.COUNT.format((double) folded) + " more breach the rule beside the "
                        + Unit.COUNT.format(MOST) + " worst, which are told one by one"));
    }
}
