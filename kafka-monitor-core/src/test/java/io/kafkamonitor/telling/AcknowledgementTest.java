package io.kafkamonitor.telling;

import static io.kafkamonitor.telling.TestAlerts.alert;
import static io.kafkamonitor.telling.TestAlerts.critical;
import static io.kafkamonitor.telling.TestAlerts.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AcknowledgementTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:05:00Z");
    private static final Alert ALERT = alert("r", "topic", "payments");

    @Test
    void saysOfWhatByWhomAndWhen() {
        Acknowledgement acknowledgement = Acknowledgement.of(ALERT, NOW)
                .by("anna")
                .because("disks are\non the way")
                .until(NOW.plusSeconds(60))
                .build();

        assertThat(acknowledgement.incident()).isEqualTo(ALERT.incident());
        assertThat(acknowledgement.by()).isEqualTo("anna");
        assertThat(acknowledgement.because()).isEqualTo("disks are on the way");
        assertThat(acknowledgement.at()).isEqualTo(NOW);
        assertThat(acknowledgement.severity()).isEqualTo(Severity.WARNING);
        assertThat(acknowledgement.until()).contains(NOW.plusSeconds(60));
        assertThat(acknowledgement)
                .hasToString(
                        "acknowledged by anna at 2026-03-01T10:05:00Z until 2026-03-01T10:06:00Z: disks are on the way");
        assertThat(Acknowledgement.of(ALERT, NOW).by("anna").build())
                .hasToString("acknowledged by anna at 2026-03-01T10:05:00Z");
    }

    @Test
    void holdsForItsIncidentAlone() {
        Acknowledgement acknowledgement =
                Acknowledgement.of(ALERT, NOW).by("anna").build();
        Alert again = firing("r", "topic", "payments").since(NOW).build();

        assertThat(acknowledgement.holds(ALERT, NOW.plusSeconds(1_000_000))).isTrue();
        assertThat(acknowledgement.holds(again, NOW)).isFalse();
    }

    @Test
    void endsWhenTheAlertBecomesMoreSevere() {
        Acknowledgement acknowledgement =
                Acknowledgement.of(ALERT, NOW).by("anna").build();
        Alert info = firing("r", "topic", "payments").severity(Severity.INFO).build();

        assertThat(acknowledgement.holds(critical("r", "topic", "payments"), NOW))
                .isFalse();
        assertThat(acknowledgement.isEscalated(critical("r"))).isTrue();
        assertThat(acknowledgement.isEscalated(ALERT)).isFalse();
        assertThat(acknowledgement.holds(info, NOW)).isTrue();
    }

    @Test
    void endsWhenItsTimeIsOver() {
        Acknowledgement acknowledgement = Acknowledgement.of(ALERT, NOW)
                .by("anna")
                .until(NOW.plusSeconds(60))
                .build();

        assertThat(acknowledgement.holds(ALERT, NOW.plusSeconds(60).minusMillis(1)))
                .isTrue();
        assertThat(acknowledgement.holds(ALERT, NOW.plusSeconds(60))).isFalse();
        assertThat(acknowledgement.isPast(NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> Acknowledgement.of(ALERT, NOW).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An acknowledgement lacks what 'by' says; call it");
        assertThatThrownBy(() ->
                        Acknowledgement.of(ALERT, NOW).by("anna").until(NOW).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An acknowledgement of '" + ALERT.incident()
                        + "' is from '2026-03-01T10:05:00Z' until '2026-03-01T10:05:00Z'; let it end after it begins");
        assertThatThrownBy(() -> Acknowledgement.of(" ", Severity.INFO, NOW))
                .hasMessage("An incident is ' '; give the incident of an alert, see Alert.incident()");
    }
}
