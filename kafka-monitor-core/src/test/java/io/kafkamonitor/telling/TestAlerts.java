package io.kafkamonitor.telling;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertBuilder;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import java.time.Instant;

/** Alerts for tests of whom to tell. */
final class TestAlerts {

    static final Instant SINCE = Instant.parse("2026-03-01T10:00:00Z");

    private TestAlerts() {}

    /** A firing warning of a rule about labels, given as name, value, name, value. */
    static AlertBuilder firing(String rule, String... labels) {
        return Alert.builder("0123456789abcdef0123456789abcdef", rule, Labels.of(labels))
                .state(AlertState.FIRING)
                .since(SINCE);
    }

    static Alert alert(String rule, String... labels) {
        return firing(rule, labels).build();
    }

    static Alert critical(String rule, String... labels) {
        return firing(rule, labels).severity(Severity.CRITICAL).build();
    }
}
