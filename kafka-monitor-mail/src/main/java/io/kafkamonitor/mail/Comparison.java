package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.mail.MailPage.Bar;
import io.kafkamonitor.mail.MailPage.Bars;
import io.kafkamonitor.metric.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The evidence of an alert as bars, where it is of the alert's subject and of others that should be alike. */
final class Comparison {

    private static final int MOST = 12;
    private static final int LONGEST = 60;

    private Comparison() {}

    /** Empty where the evidence is of something else. */
    static Optional<Bars> of(Alert alert, Texts texts) {
        Labels subject = alert.subject();
        List<Evidence> all = alert.evidence();
        boolean isOfOthers = subject.size() == 1
                && all.size() > 1
                && all.stream().allMatch(evidence -> isAs(subject, evidence.labels()));
        return isOfOthers ? Optional.of(bars(subject, alert, texts)) : Optional.empty();
    }

    private static boolean isAs(Labels subject, Labels labels) {
        return labels.size() == 1 && labels.name(0).equals(subject.name(0));
    }

    private static Bars bars(Labels subject, Alert alert, Texts texts) {
        var shown = new ArrayList<Evidence>();
        for (Evidence evidence : alert.evidence()) {
            if (shown.size() < MOST || evidence.labels().equals(subject)) {
                shown.add(evidence);
            }
        }
        shown.sort(byName());
        double most = shown.stream().mapToDouble(Evidence::value).max().orElse(0);
        List<Bar> bars = shown.stream()
                .map(evidence -> Bar.of(
                        Wording.clean(evidence.labels().text(0), LONGEST),
                        Wording.clean(texts.value(evidence.unit(), evidence.value()), LONGEST),
                        evidence.value(),
                        most,
                        evidence.labels().equals(subject)))
                .toList();
        int omitted = alert.evidenceCount() - shown.size();
        return new Bars(
                Wording.clean(texts.sentence(subject.name(0)), LONGEST),
                texts.of(Phrase.VALUE),
                bars,
                omitted == 0 ? "" : texts.of(Phrase.MORE, omitted));
    }

    /** Brokers by their numbers. */
    private static Comparator<Evidence> byName() {
        return Comparator.comparing(
                        (Evidence evidence) -> Ranges.isNumber(evidence.labels().value(0)) ? 0 : 1)
                .thenComparing(evidence -> evidence.labels().value(0).length())
                .thenComparing(evidence -> evidence.labels().value(0));
    }
}
