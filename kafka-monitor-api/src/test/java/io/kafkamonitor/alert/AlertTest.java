package io.kafkamonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertTest {

    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Labels PAYMENTS = Labels.of("topic", "payments");
    private static final Unit RECORDS = Unit.of("records");
    private static final Labels OWNER = Labels.of("owner", "team-payments");
    private static final Evidence EVIDENCE = Evidence.of(PAYMENTS, 3, RECORDS);
    private static final Unknown WHY = Unknown.because(UnknownReason.NO_LEADER);

    @Test
    void isAPendingWarningAtFirst() {
        Alert alert = Alert.builder("id", "backlog", PAYMENTS).since(SINCE).build();

        assertThat(alert.id()).isEqualTo("id");
        assertThat(alert.rule()).isEqualTo("backlog");
        assertThat(alert.subject()).isEqualTo(PAYMENTS);
        assertThat(alert.state()).isEqualTo(AlertState.PENDING);
        assertThat(alert.severity()).isEqualTo(Severity.WARNING);
        assertThat(alert.since()).isEqualTo(SINCE);
        assertThat(List.of(alert.summary(), alert.condition(), alert.advice())).containsOnly("");
        assertThat(alert.unit()).isEqualTo(Unit.COUNT);
        assertThat(alert.value()).isEmpty();
        assertThat(alert.worst()).isEmpty();
        assertThat(alert.evidence()).isEmpty();
        assertThat(alert.firedAt()).isEmpty();
        assertThat(alert.resolvedAt()).isEmpty();
        assertThat(alert.resolution()).isEmpty();
        assertThat(alert.unknown()).isEmpty();
        assertThat(alert.monitor()).isEmpty();
        assertThat(alert.hostLabels()).isEqualTo(Labels.EMPTY);
        assertThat(alert.involved()).isEmpty();
        assertThat(alert.flapping()).isEmpty();
    }

    @Test
    void keepsEverythingItWasBuiltOf() {
        Alert alert = full();

        assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.summary()).isEqualTo("behind");
        assertThat(alert.condition()).isEqualTo("above 10");
        assertThat(alert.advice()).isEqualTo("look");
        assertThat(alert.unit()).isEqualTo(RECORDS);
        assertThat(alert.value()).hasValue(11);
        assertThat(alert.worst()).hasValue(20);
        assertThat(alert.evidence()).containsExactly(EVIDENCE);
        assertThat(alert.firedAt()).contains(SINCE.plusSeconds(60));
        assertThat(alert.resolvedAt()).contains(SINCE.plusSeconds(120));
        assertThat(alert.resolution()).contains(Resolution.RECOVERED);
        assertThat(alert.unknown()).contains(WHY);
        assertThat(alert.monitor()).isEqualTo("orders");
        assertThat(alert.hostLabels()).isEqualTo(OWNER);
        assertThat(alert.involved()).containsExactlyInAnyOrder("1", "2");
        assertThat(alert.flapping()).hasValue(5);
        assertThat(alert).hasToString("RESOLVED CRITICAL backlog{topic=payments}: behind");
    }

    @Test
    void isTheSameAfterAWayThroughItsBuilder() {
        Alert alert = full();

        Alert copy = alert.toBuilder().build();

        assertThat(copy).isNotSameAs(alert).usingRecursiveComparison().isEqualTo(alert);
    }

    @Test
    void losesWhatIsTakenBack() {
        Alert alert = full().toBuilder()
                .firedAt(null)
                .resolved(null, null)
                .unknown(null)
                .flapping(null)
                .values(Unit.COUNT, null, null)
                .build();

        assertThat(alert.firedAt()).isEmpty();
        assertThat(alert.resolvedAt()).isEmpty();
        assertThat(alert.resolution()).isEmpty();
        assertThat(alert.unknown()).isEmpty();
        assertThat(alert.value()).isEmpty();
        assertThat(alert.worst()).isEmpty();
        assertThat(alert.flapping()).isEmpty();
    }

    @Test
    void needsTheInstantSinceWhenItIsThere() {
        AlertBuilder builder = Alert.builder("id", "backlog", PAYMENTS);

        assertThatThrownBy(builder::build)
                .isInstanceOf(NullPointerException.class)
                .hasMessage("since");
    }

    @Test
    void doesNotChangeWithTheEvidenceItWasMadeOf() {
        var parts = new ArrayList<>(List.of(EVIDENCE));
        Alert alert = Alert.builder("id", "backlog", PAYMENTS)
                .since(SINCE)
                .evidence(parts)
                .build();

        parts.clear();

        assertThat(alert.evidence()).containsExactly(EVIDENCE);
    }

    @Test
    void isOneIncidentFromTheFirstBreachToItsEnd() {
        Alert pending = Alert.builder("id", "backlog", PAYMENTS).since(SINCE).build();
        Alert firing = pending.toBuilder()
                .state(AlertState.FIRING)
                .firedAt(SINCE.plusSeconds(60))
                .build();
        Alert over = firing.toBuilder()
                .resolved(SINCE.plusSeconds(90), Resolution.RECOVERED)
                .build();
        Alert again = pending.toBuilder().since(SINCE.plusSeconds(600)).build();

        assertThat(pending.incident()).isEqualTo("id-" + SINCE.toEpochMilli());
        assertThat(firing.incident()).isEqualTo(pending.incident());
        assertThat(over.incident()).isEqualTo(pending.incident());
        assertThat(again.incident()).isNotEqualTo(pending.incident());
    }

    @Test
    void isAPresentProblemWhileItFiresOrRecovers() {
        assertThat(AlertState.values())
                .filteredOn(AlertState::isFiring)
                .containsExactly(AlertState.FIRING, AlertState.RECOVERING);
    }

    @Test
    void tellsItsTransitions() {
        Alert alert = full();

        Transition first = Transition.of(null, alert, SINCE, "first seen");
        Transition last = Transition.of(AlertState.FIRING, alert, SINCE, "clear for 5 min");

        assertThat(first.from()).isEmpty();
        assertThat(first).hasToString("- -> " + alert + " (first seen)");
        assertThat(last.from()).contains(AlertState.FIRING);
        assertThat(last.alert()).isSameAs(alert);
        assertThat(last.time()).isEqualTo(SINCE);
        assertThat(last.reason()).isEqualTo("clear for 5 min");
        assertThat(last).hasToString("FIRING -> " + alert + " (clear for 5 min)");
    }

    @Test
    void comesBeforeWhatIsLessSevereOrLessBadOrNewer() {
        AlertBuilder builder = Alert.builder("id", "idle", PAYMENTS).since(SINCE);
        Alert critical = builder.severity(Severity.CRITICAL).build();
        Alert bad = builder.severity(Severity.WARNING).excess(0.28).build();
        Alert better = builder.excess(0.02).build();
        Alert newer = builder.since(SINCE.plusSeconds(1)).build();
        Alert withoutValue = builder.excess(null).build();

        List<Alert> alerts = new ArrayList<>(List.of(newer, withoutValue, better, bad, critical));
        alerts.sort(Alert.WORST_FIRST);

        assertThat(alerts).containsExactly(critical, bad, better, newer, withoutValue);
    }

    @Test
    void tellsThatOnlyTheSeverityChanged() {
        Alert after = full();
        Alert before = after.toBuilder().severity(Severity.WARNING).build();

        Transition transition = Transition.between(before, after, SINCE, "more severe");

        assertThat(transition.from()).contains(after.state());
        assertThat(transition.severityBefore()).contains(Severity.WARNING);
        assertThat(transition.changesSeverity()).isTrue();
        assertThat(transition).hasToString(after.state() + " WARNING -> " + after + " (more severe)");
        assertThat(Transition.between(after, after, SINCE, "").changesSeverity())
                .isFalse();
        assertThat(Transition.of(null, after, SINCE, "").severityBefore()).isEmpty();
    }

    private static Alert full() {
        return Alert.builder("id", "backlog", PAYMENTS)
                .state(AlertState.RESOLVED)
                .severity(Severity.CRITICAL)
                .summary("behind")
                .condition("above 10")
                .advice("look")
                .values(RECORDS, 11.0, 20.0)
                .evidence(List.of(EVIDENCE))
                .since(SINCE)
                .firedAt(SINCE.plusSeconds(60))
                .resolved(SINCE.plusSeconds(120), Resolution.RECOVERED)
                .unknown(WHY)
                .monitor("orders")
                .hostLabels(OWNER)
                .involved(Set.of("1", "2"))
                .flapping(5)
                .build();
    }
}
