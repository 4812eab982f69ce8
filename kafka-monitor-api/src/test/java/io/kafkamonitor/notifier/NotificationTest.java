package io.kafkamonitor.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Alert INFO = alert(Severity.INFO);
    private static final Alert WARNING = alert(Severity.WARNING);
    private static final Alert CRITICAL = alert(Severity.CRITICAL);

    @Test
    void keepsEverythingItWasBuiltOf() {
        Notification notification = builder()
                .thread("thread-1")
                .fired(List.of(INFO))
                .changed(List.of(WARNING))
                .ongoing(List.of(CRITICAL))
                .resolved(List.of(INFO, WARNING))
                .build();

        assertThat(notification.id()).isEqualTo("id-1");
        assertThat(notification.monitor()).isEqualTo("orders");
        assertThat(notification.group()).isEqualTo("backlog");
        assertThat(notification.thread()).isEqualTo("thread-1");
        assertThat(notification.time()).isEqualTo(NOW);
        assertThat(notification.fired()).containsExactly(INFO);
        assertThat(notification.changed()).containsExactly(WARNING);
        assertThat(notification.ongoing()).containsExactly(CRITICAL);
        assertThat(notification.resolved()).containsExactly(INFO, WARNING);
        assertThat(notification.firing()).containsExactly(INFO, WARNING, CRITICAL);
        assertThat(notification).hasToString("orders/backlog: 1 fired, 1 changed, 2 resolved, 1 ongoing");
    }

    @Test
    void beginsAThreadOfItsOwn() {
        assertThat(builder().build().thread()).isEqualTo("id-1");
    }

    @Test
    void needsATime() {
        NotificationBuilder builder = Notification.builder("id-1", "orders", "backlog");

        assertThatThrownBy(builder::build)
                .isInstanceOf(NullPointerException.class)
                .hasMessage("time");
    }

    @Test
    void isAsSevereAsTheWorstThatFires() {
        assertThat(builder().fired(List.of(INFO, WARNING)).build().severity()).isEqualTo(Severity.WARNING);
        assertThat(builder().changed(List.of(CRITICAL)).build().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(builder()
                        .ongoing(List.of(CRITICAL))
                        .fired(List.of(INFO))
                        .build()
                        .severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void isNotMadeMoreSevereByWhatIsOverWhileSomethingFires() {
        assertThat(builder()
                        .fired(List.of(INFO))
                        .resolved(List.of(CRITICAL))
                        .build()
                        .severity())
                .isEqualTo(Severity.INFO);
    }

    @Test
    void isAsSevereAsTheWorstThatIsOverWhenNothingFires() {
        assertThat(builder().resolved(List.of(INFO, CRITICAL)).build().severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void isAllOverOnlyWhenNothingFires() {
        assertThat(builder().resolved(List.of(INFO)).build().isAllOver()).isTrue();
        assertThat(builder()
                        .resolved(List.of(INFO))
                        .fired(List.of(INFO))
                        .build()
                        .isAllOver())
                .isFalse();
        assertThat(builder()
                        .resolved(List.of(INFO))
                        .changed(List.of(INFO))
                        .build()
                        .isAllOver())
                .isFalse();
        assertThat(builder()
                        .resolved(List.of(INFO))
                        .ongoing(List.of(INFO))
                        .build()
                        .isAllOver())
                .isFalse();
    }

    @Test
    void doesNotChangeWithTheListsItWasMadeOf() {
        var alerts = new ArrayList<>(List.of(INFO));
        Notification notification = builder()
                .fired(alerts)
                .changed(alerts)
                .resolved(alerts)
                .ongoing(alerts)
                .consequences(alerts)
                .build();

        alerts.clear();

        assertThat(notification.firing()).hasSize(3);
        assertThat(notification.resolved()).hasSize(1);
        assertThat(notification.consequences()).hasSize(1);
    }

    @Test
    void keepsConsequencesApartFromItsOwnAlerts() {
        Notification notification = builder()
                .fired(List.of(INFO))
                .consequences(List.of(alert(Severity.WARNING, "skew")))
                .build();

        assertThat(notification.consequences()).extracting(Alert::rule).containsExactly("skew");
        assertThat(notification.firing()).containsExactly(INFO);
        assertThat(notification.rules()).containsExactly("backlog");
        assertThat(notification)
                .hasToString("orders/backlog: 1 fired, 0 changed, 0 resolved, 0 ongoing, 1 consequences");
    }

    @Test
    void isAsSevereAsTheWorstConsequenceThatFires() {
        Alert critical = CRITICAL.toBuilder().state(AlertState.FIRING).build();
        Alert over = critical.toBuilder().state(AlertState.RESOLVED).build();

        assertThat(builder()
                        .fired(List.of(INFO))
                        .consequences(List.of(critical))
                        .build()
                        .severity())
                .isEqualTo(Severity.CRITICAL);
        assertThat(builder()
                        .fired(List.of(INFO))
                        .consequences(List.of(over))
                        .build()
                        .severity())
                .isEqualTo(Severity.INFO);
    }

    @Test
    void isAReminderIfThereAreNoNews() {
        List<Alert> one = List.of(INFO);

        assertThat(builder().ongoing(one).build().isReminder()).isTrue();
        assertThat(builder().build().isReminder()).isFalse();
        assertThat(builder().ongoing(one).fired(one).build().isReminder()).isFalse();
        assertThat(builder().ongoing(one).changed(one).build().isReminder()).isFalse();
        assertThat(builder().ongoing(one).resolved(one).build().isReminder()).isFalse();
    }

    @Test
    void isADigestIfItTellsOfSeveralRules() {
        Alert other = alert(Severity.INFO, "skew");

        assertThat(builder().fired(List.of(INFO, WARNING)).build().isDigest()).isFalse();
        for (NotificationBuilder builder : List.of(
                builder().fired(List.of(other)),
                builder().changed(List.of(other)),
                builder().resolved(List.of(other)),
                builder().ongoing(List.of(other)))) {
            assertThat(builder.build().rules()).containsExactly("skew");
        }
        Notification digest =
                builder().resolved(List.of(other)).ongoing(List.of(INFO)).build();
        assertThat(digest.rules()).containsExactly("backlog", "skew");
        assertThat(digest.isDigest()).isTrue();
    }

    private static NotificationBuilder builder() {
        return Notification.builder("id-1", "orders", "backlog").time(NOW);
    }

    private static Alert alert(Severity severity) {
        return alert(severity, "backlog");
    }

    private static Alert alert(Severity severity, String rule) {
        return Alert.builder(severity.name(), rule, Labels.EMPTY)
                .severity(severity)
                .since(NOW)
                .build();
    }
}
