package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.internal.judging.RuleTerms;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;

/** Sees when a finding says of a firing alert just what the one before did, as most do: then nothing has to be done. */
@SuppressWarnings("ReferenceEquality") // what has not changed is the very same
final class Steadiness {

    private Steadiness() {}

    static boolean isAsBefore(RuleTerms rule, Incident incident, Finding finding, Tick tick) {
        Alert alert = incident.alert();
        return alert.state() == AlertState.FIRING
                && finding.outcome() == Outcome.BREACHED
                && incident.life().silent() == 0
                && alert.unknown().isEmpty()
                && incident.flaps().at(tick.moment().steady()) == incident.flaps()
                && isSameBreach(rule, alert, finding);
    }

    private static boolean isSameBreach(RuleTerms rule, Alert alert, Finding finding) {
        return alert.value().equals(finding.value())
                && alert.excess().equals(finding.excess())
                && alert.unit().equals(finding.unit())
                && alert.severity() == finding.severity().orElse(rule.severity())
                && (finding.summary().isEmpty() || alert.summary().equals(finding.summary()))
                && alert.evidenceCount() == finding.evidenceCount()
                && alert.evidence().equals(finding.evidence())
                && alert.involved().equals(finding.involved());
    }
}
