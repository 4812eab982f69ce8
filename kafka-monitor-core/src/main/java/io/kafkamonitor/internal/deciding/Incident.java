package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import java.util.Comparator;

/**
 * One stretch of trouble with all that is remembered of it, from the first breach until everybody who knows of it was
 * told its end.
 *
 * @param alert as it is shown
 * @param life what its course has to remember
 * @param flaps how often it began to fire
 * @param explained what explains it
 * @param knowledge who knows of it
 * @param isEndTold whether it is over and somebody was told so; should its alert fire again, that is another incident
 */
@SuppressWarnings("ReferenceEquality") // what has not changed is the very same
public record Incident(
        Alert alert, Life life, Flaps flaps, Explained explained, Knowledge knowledge, boolean isEndTold) {

    /** For incidents of one rule: as {@link Alert#WORST_FIRST}, the same on every machine. */
    static final Comparator<Incident> WORST_FIRST = Comparator.comparing(Incident::alert, Alert.WORST_FIRST)
            .thenComparing(incident -> incident.alert().subject());

    /** What names it. */
    public String id() {
        return alert.incident();
    }

    /** Whether this is another moment of the same, told without putting names together. */
    public boolean isSame(Incident other) {
        return this == other
                || (alert.since().toEpochMilli() == other.alert.since().toEpochMilli()
                        && alert.id().equals(other.alert.id()));
    }

    boolean isOver() {
        return alert.state() == AlertState.RESOLVED;
    }

    boolean isFiring() {
        return alert.state().isFiring();
    }

    Incident with(Alert newAlert) {
        return new Incident(newAlert, life, flaps, explained, knowledge, isEndTold);
    }

    Incident with(Flaps newFlaps) {
        return newFlaps == flaps ? this : new Incident(alert, life, newFlaps, explained, knowledge, isEndTold);
    }

    Incident with(Explained newExplained) {
        return newExplained == explained ? this : new Incident(alert, life, flaps, newExplained, knowledge, isEndTold);
    }

    Incident with(Knowledge newKnowledge) {
        return newKnowledge == knowledge ? this : new Incident(alert, life, flaps, explained, newKnowledge, isEndTold);
    }

    /** With somebody who was told that it is over, and who is one less to know that it fires. */
    Incident endTold(Knowledge remaining) {
        return new Incident(alert, life, flaps, explained, remaining, isOver());
    }

    /**
     * Whether what has to be kept of both is the same. What each evaluation brings anew, such as the value, is kept along
     * with the rest, but is no reason to.
     */
    public boolean isKeptAs(Incident other) {
        return this == other
                || (alert.state() == other.alert.state()
                        && alert.severity() == other.alert.severity()
                        && alert.unknown().equals(other.alert.unknown())
                        && alert.firedAt().equals(other.alert.firedAt())
                        && life.equals(other.life)
                        && flaps.equals(other.flaps)
                        && explained.equals(other.explained)
                        && isEndTold == other.isEndTold
                        && knowledge.equals(other.knowledge));
    }
}
