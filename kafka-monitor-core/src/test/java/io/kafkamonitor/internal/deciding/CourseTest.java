package io.kafkamonitor.internal.deciding;

import static io.kafkamonitor.internal.deciding.AlertLife.firingAfter;
import static io.kafkamonitor.internal.deciding.AlertLife.firingAtOnce;
import static io.kafkamonitor.internal.deciding.AlertLife.kept;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @Test
    void firesAtOnceWithoutAWait() {
        assertThat(firingAtOnce().see("B B C C")).containsExactly("0s PENDING", "0s FIRING", "60s RESOLVED RECOVERED");
    }

    @Test
    void firesWhenBreachedForLongEnough() {
        assertThat(firingAfter(TWO_MINUTES).see("B B B B B B")).containsExactly("0s PENDING", "120s FIRING");
    }

    @Test
    void firesSoonerThanTheRuleSaysIfTheFindingDoes() {
        assertThat(firingAfter(TWO_MINUTES).see("S S B")).containsExactly("0s PENDING", "30s FIRING");
        assertThat(firingAfter(TWO_MINUTES).see("B B S")).as("borne out later").endsWith("60s FIRING");
        assertThat(firingAfter(TWO_MINUTES).see("S B B B B"))
                .as("not borne out any more")
                .endsWith("120s FIRING");
    }

    @Test
    void saysHowLongItWaitsWhereTheFindingSaysSo() {
        AlertLife life = firingAfter(TWO_MINUTES);

        life.see("S");

        assertThat(life.explanation()).startsWith("Breached for 0 s of the 30 s after which it fires.");
    }

    @Test
    void neverFiresWhileItOscillatesFasterThanTheWait() {
        AlertLife life = firingAfter(TWO_MINUTES);

        assertThat(life.see("B B B B C B B B B C")).noneMatch(transition -> transition.contains("FIRING"));
        assertThat(life.isOver()).isTrue();
    }

    @Test
    void oscillatesAsItsValuesDoWithoutAnyDamping() {
        assertThat(firingAtOnce().see("B C B"))
                .containsExactly("0s PENDING", "0s FIRING", "30s RESOLVED RECOVERED", "60s PENDING", "60s FIRING");
    }

    @Test
    void staysFiringBetweenTheTwoThresholds() {
        assertThat(firingAtOnce().see("B H B H H C"))
                .containsExactly("0s PENDING", "0s FIRING", "150s RESOLVED RECOVERED");
    }

    @Test
    void isNotPendingBetweenTheTwoThresholds() {
        assertThat(firingAfter(MINUTE).see("B H B B"))
                .containsExactly("0s PENDING", "30s RESOLVED RECOVERED", "60s PENDING");
    }

    @Test
    void doesNotBeginBetweenTheTwoThresholds() {
        assertThat(firingAtOnce().see("H C U G -")).isEmpty();
    }

    @Test
    void recoversOnlyWhenClearForLongEnough() {
        assertThat(kept(MINUTE).see("B C C C C"))
                .containsExactly("0s PENDING", "0s FIRING", "30s RECOVERING", "90s RESOLVED RECOVERED");
    }

    @Test
    void countsFromTheStartWhenItIsBreachedWhileRecovering() {
        assertThat(kept(MINUTE).see("B C C B C C C"))
                .containsExactly(
                        "0s PENDING",
                        "0s FIRING",
                        "30s RECOVERING",
                        "90s FIRING",
                        "120s RECOVERING",
                        "180s RESOLVED RECOVERED");
    }

    @Test
    void firesAgainWhenItComesBetweenTheThresholdsWhileRecovering() {
        assertThat(kept(MINUTE).see("B C H")).endsWith("30s RECOVERING", "60s FIRING");
    }

    @Test
    void doesNotCountTimeInWhichItIsUnknownWhilePending() {
        assertThat(firingAfter(TWO_MINUTES).see("B B 5xU B B")).containsExactly("0s PENDING");
        assertThat(firingAfter(TWO_MINUTES).see("B B 5xU B B B")).containsExactly("0s PENDING", "270s FIRING");
    }

    @Test
    void endsWhenThereIsNothingToMeasureAnyMore() {
        assertThat(firingAtOnce().see("B B N"))
                .containsExactly("0s PENDING", "0s FIRING", "60s RESOLVED NOTHING_TO_MEASURE");
        assertThat(kept(MINUTE).see("B N N N"))
                .containsExactly("0s PENDING", "0s FIRING", "30s RECOVERING", "90s RESOLVED NOTHING_TO_MEASURE");
    }

    @Test
    void saysThatItRecoveredWhenThatWasTheLastThingSeen() {
        assertThat(kept(MINUTE).see("B N N C")).endsWith("90s RESOLVED RECOVERED");
    }

    @Test
    void showsNoValueOfNowWhereThereIsNothingToMeasure() {
        AlertLife life = kept(MINUTE);
        life.see("B B N");

        assertThat(life.alert().value()).isEmpty();
        assertThat(life.alert().worst()).isPresent();
        assertThat(life.alert().unknown()).isEmpty();
        assertThat(life.explanation()).doesNotContain("Frozen");
    }

    @Test
    void firesAgainWhenItIsBreachedAfterAPauseWithNothingToMeasure() {
        assertThat(kept(MINUTE).see("B N B N B"))
                .endsWith("30s RECOVERING", "60s FIRING", "90s RECOVERING", "120s FIRING");
    }

    @Test
    void waitsWhilePendingForMoreToMeasure() {
        assertThat(firingAfter(MINUTE).see("B N B N B")).containsExactly("0s PENDING", "120s FIRING");
        assertThat(firingAfter(MINUTE).see("B 12xN B"))
                .containsExactly("0s PENDING", "330s RESOLVED NOT_REPORTED", "390s PENDING");
    }

    @Test
    void forgetsAPendingAlertThatIsUnknownForMoreThanFiveMinutes() {
        assertThat(firingAfter(TWO_MINUTES).see("B 10xU")).containsExactly("0s PENDING");
        assertThat(firingAfter(TWO_MINUTES).see("B 11xU")).containsExactly("0s PENDING", "330s RESOLVED NOT_REPORTED");
    }

    @Test
    void forgetsAPendingAlertOnlyAfterThreeEvaluationsHoweverFarApartTheyAre() {
        AlertLife life = firingAfter(Duration.ofHours(1)).every(Duration.ofMinutes(10));

        assertThat(life.see("B U U")).containsExactly("0s PENDING");
        assertThat(life.see("U")).containsExactly("0s PENDING", "1800s RESOLVED NOT_REPORTED");
    }

    @Test
    void staysFiringWhileItIsUnknownAndSaysWhy() {
        AlertLife life = firingAtOnce();

        assertThat(life.see("B 100xU")).containsExactly("0s PENDING", "0s FIRING");
        assertThat(life.alert().unknown().orElseThrow().reason()).isEqualTo(UnknownReason.UNREACHABLE);
        assertThat(life.explanation()).contains("Frozen: not reachable");
    }

    @Test
    void saysNothingNewWhenItWasUnknownAndIsStillBreached() {
        AlertLife life = firingAtOnce();

        assertThat(life.see("B 20xU B")).containsExactly("0s PENDING", "0s FIRING");
        assertThat(life.alert().unknown()).isEmpty();
    }

    @Test
    void isOverOnceWhenItWasUnknownAndIsClear() {
        assertThat(firingAtOnce().see("B 20xU C C"))
                .containsExactly("0s PENDING", "0s FIRING", "630s RESOLVED RECOVERED");
    }

    @Test
    void doesNotCountTimeInWhichItIsUnknownWhileRecovering() {
        assertThat(kept(MINUTE).see("B C 10xU C")).endsWith("30s RECOVERING");
        assertThat(kept(MINUTE).see("B C 10xU C C")).endsWith("30s RECOVERING", "390s RESOLVED RECOVERED");
    }

    @Test
    void endsAtOnceInEveryStateWhenItIsGone() {
        assertThat(firingAtOnce().see("B G")).endsWith("30s RESOLVED GONE");
        assertThat(firingAfter(MINUTE).see("B G")).endsWith("30s RESOLVED GONE");
        assertThat(kept(MINUTE).see("B C G")).endsWith("60s RESOLVED GONE");
    }

    @Test
    void endsWhenItIsNotReportedThreeTimes() {
        assertThat(firingAtOnce().see("B - -")).endsWith("0s FIRING");
        assertThat(firingAtOnce().see("B - - -")).endsWith("90s RESOLVED NOT_REPORTED");
        assertThat(firingAfter(TWO_MINUTES).see("B - - -")).endsWith("90s RESOLVED NOT_REPORTED");
        assertThat(kept(MINUTE).see("B C - - -")).endsWith("120s RESOLVED NOT_REPORTED");
    }

    @Test
    void countsFromTheStartWhenItIsReportedInBetween() {
        assertThat(firingAtOnce().see("B - - U - - B - -")).containsExactly("0s PENDING", "0s FIRING");
    }

    @Test
    void freezesAndIsNotMissedWhileItsRuleFails() {
        assertThat(firingAtOnce().see("B 20xF B")).containsExactly("0s PENDING", "0s FIRING");
        assertThat(firingAfter(MINUTE).see("B 4xF B")).containsExactly("0s PENDING");
        assertThat(firingAtOnce().see("B - - F F F F")).containsExactly("0s PENDING", "0s FIRING");
    }

    @Test
    void isTheSameAlertAtAnotherSeverity() {
        AlertLife life = firingAtOnce();
        life.see("B");
        String incident = life.alert().incident();

        life.see("!");

        assertThat(life.alert().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(life.alert().incident()).isEqualTo(incident);
    }

    @Test
    void tellsOnceThatItHasBecomeMoreOrLessSevere() {
        AlertLife life = firingAtOnce();
        life.see("B B ! ! B B");

        assertThat(life.reasons())
                .containsExactly(
                        "PENDING: breached",
                        "FIRING: breached for long enough",
                        "FIRING: more severe",
                        "FIRING: less severe");
    }

    @Test
    void tellsThatItHasBecomeMoreSevereWhileItIsPending() {
        AlertLife life = firingAfter(TWO_MINUTES);
        life.see("B ! B B !");

        assertThat(life.reasons())
                .containsExactly(
                        "PENDING: breached",
                        "PENDING: more severe",
                        "PENDING: less severe",
                        "FIRING: breached for long enough, more severe");
    }

    @Test
    void tellsInOneTransitionThatItIsBreachedAgainAndMoreSevere() {
        AlertLife life = kept(MINUTE);
        life.see("B C !");

        assertThat(life.reasons()).endsWith("FIRING: breached again, more severe");
    }

    @Test
    void isOneIncidentFromTheFirstBreachToItsEnd() {
        AlertLife life = firingAfter(TWO_MINUTES);
        life.see("B B U B B B ! C");

        assertThat(life.states()).containsExactly("PENDING", "FIRING", "FIRING", "RESOLVED");
        assertThat(life.incidents()).hasSize(1);
    }

    @Test
    void isAnotherIncidentWhenItFiresAgain() {
        AlertLife life = firingAtOnce();
        life.see("B");
        String incident = life.alert().incident();

        life.see("C B");

        assertThat(life.alert().incident()).isNotEqualTo(incident);
    }

    @Test
    void keepsTheWorstValueAndShowsTheLast() {
        AlertLife life = kept(MINUTE);

        life.see("B B B C");

        assertThat(life.alert().worst()).hasValue(3);
        assertThat(life.alert().value()).hasValue(0);
    }

    @Test
    void keepsTheValueWhenAFindingHasNone() {
        AlertLife life = firingAtOnce();

        life.see("B B !");

        assertThat(life.alert().value()).hasValue(2);
    }

    @Test
    void explainsHowLongItIsBreached() {
        AlertLife life = firingAfter(TWO_MINUTES);

        life.see("B B");

        assertThat(life.explanation()).isEqualTo("Breached for 30 s of the 2 min after which it fires.");
    }
}
