package io.kafkamonitor.examples.crash;

import io.kafkamonitor.examples.crash.MailLedger.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What came out of a run.
 *
 * @param incidents how many there were
 * @param mails how many were accepted
 * @param lost ends of which a recipient never heard though it knew of the begin, and breaches that lasted until it should have
 *     heard of them and of which it did not; a sentence each
 * @param twice news that a recipient was told again without a word that it may know them, a sentence each
 * @param twiceAndMarked how many it was told again with such a word
 */
record Verdict(int incidents, int mails, List<String> lost, List<String> twice, int twiceAndMarked) {

    /**
     * Judges a run.
     *
     * @param subjects of each incident that is known to have fired
     * @param lasting subjects of which everybody should have heard
     */
    static Verdict of(MailLedger ledger, Map<String, String> subjects, Set<String> lasting) {
        var incidents = new TreeSet<>(subjects.keySet());
        var lost = new ArrayList<String>();
        for (String recipient : MailLedger.RECIPIENTS) {
            Set<String> told = ledger.toldOf(recipient, false);
            incidents.addAll(told);
            ledger.openFor(recipient).forEach(incident -> lost.add(recipient + " heard of no end of " + incident));
            var missed = new TreeSet<>(lasting);
            told.forEach(incident -> missed.remove(subjects.get(incident)));
            missed.forEach(subject -> lost.add(recipient + " never heard of " + subject));
        }
        var again = new ArrayList<Entry>();
        var before = new HashSet<List<Object>>();
        for (Entry entry : ledger.entries()) {
            if (!before.add(List.of(entry.recipient(), entry.news()))) {
                again.add(entry);
            }
        }
        List<String> twice = again.stream()
                .filter(entry -> !entry.isMarked())
                .map(entry -> entry.recipient() + " was told again of " + entry.news())
                .toList();
        return new Verdict(incidents.size(), ledger.mails(), lost, twice, again.size() - twice.size());
    }

    @Override
    public String toString() {
        return "incidents " + incidents + ", mails " + mails + ", lost " + lost.size() + ", twice "
                + (twice.size() + twiceAndMarked) + ", twice and marked " + twiceAndMarked;
    }
}
