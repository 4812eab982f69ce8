package io.kafkamonitor.internal.judging;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes in what a rule finds, however much it is, in bounded memory: all that it says of active subjects, each once, and
 * of the others the worst breaches. Those that are too many to be told one by one are counted in one finding.
 */
final class FindingCheck {

    /** A collection with more findings than anybody has series may have no end; the rest of it is not read. */
    static final int MOST_READ = 2_000_000;

    private static final int BETWEEN_LOOKS = 1_024;
    private static final String NOT_READ = "the rule has more than " + MOST_READ + " findings; the rest was not read";

    private final Set<Labels> active;
    private final Badness badness;
    private final Map<Labels, Finding> ofActive = new LinkedHashMap<>();
    private final WorstFindings news;
    private boolean isCut;

    private FindingCheck(Set<Labels> active, Severity usual) {
        this.active = active;
        this.badness = new Badness(usual);
        this.news = new WorstFindings(badness);
    }

    /**
     * The findings that matter, each subject once; of two for one subject the worse.
     *
     * @param active the subjects of which every outcome matters
     * @param usual the severity of a finding that has none of its own
     * @throws InterruptedException if it is interrupted while it reads
     */
    static List<Finding> check(Collection<Finding> findings, Set<Labels> active, Severity usual)
            throws InterruptedException {
        requireNonNull(findings, "evaluate() returned null; return an empty collection");
        var check = new FindingCheck(active, usual);
        check.read(findings);
        return check.result();
    }

    private void read(Collection<Finding> findings) throws InterruptedException {
        int count = 0; // size() of a collection that is not ours may be anything
        for (Finding finding : findings) {
            if (++count > MOST_READ) {
                isCut = true;
                return;
            }
            if (count % BETWEEN_LOOKS == 0 && Thread.interrupted()) {
                throw new InterruptedException("Interrupted after " + count + " findings");
            }
            take(requireNonNull(finding, "evaluate() returned a null finding; leave it out"));
        }
    }

    private void take(Finding finding) {
        if (active.contains(finding.subject())) {
            ofActive.merge(finding.subject(), finding, badness::worse);
        } else if (finding.outcome() == Outcome.BREACHED) {
            news.add(finding);
        }
    }

    private List<Finding> result() {
        var result = new ArrayList<>(ofActive.values());
        result.addAll(news.told(countTold(), countCritical()));
        if (isCut) {
            addUnread(result);
        }
        rest(result);
        return result;
    }

    /** The one that counts the rest takes no room from them, or it would never end. */
    private int countTold() {
        return active.contains(WorstFindings.REST) ? active.size() - 1 : active.size();
    }

    private int countCritical() {
        return (int) ofActive.values().stream()
                .filter(finding -> finding.outcome() == Outcome.BREACHED)
                .filter(finding -> badness.severity(finding) == Severity.CRITICAL)
                .count();
    }

    /** What the rule may have said of these was not read. */
    private void addUnread(List<Finding> result) {
        var why = new Unknown(UnknownReason.INCOMPLETE, NOT_READ);
        for (Labels subject : active) {
            if (!ofActive.containsKey(subject) && !subject.equals(WorstFindings.REST)) {
                result.add(Finding.unknown(subject, why));
            }
        }
    }

    private void rest(List<Finding> result) {
        Finding unread = Finding.breached(WorstFindings.REST).saying("Not all is known: " + NOT_READ);
        Finding none = isCut ? unread : Finding.clear(WorstFindings.REST);
        Finding rest = news.rest().orElse(none);
        if (rest.outcome() == Outcome.BREACHED || active.contains(WorstFindings.REST)) {
            result.add(rest);
        }
    }
}
