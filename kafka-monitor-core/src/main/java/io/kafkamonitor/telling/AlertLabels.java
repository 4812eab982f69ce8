package io.kafkamonitor.telling;

import io.kafkamonitor.alert.Alert;
import org.jspecify.annotations.Nullable;

/** The labels of an alert: those of its subject, and those that the host adds. */
final class AlertLabels {

    private AlertLabels() {}

    /** The value of a label, that of the subject before that of the host; empty if it has neither. */
    static String value(Alert alert, String label) {
        @Nullable String own = alert.subject().value(label);
        if (own != null) {
            return own;
        }
        @Nullable String added = alert.hostLabels().value(label);
        return added == null ? "" : added;
    }
}
