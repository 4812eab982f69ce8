package io.kafkamonitor.telling;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the audiences of alerts by what decides on them: rule, severity, and the labels at which a route looks.
 *
 * <p>A table with one place for all that share a hash. Threads may overwrite what others wrote, and then it is found again.
 */
final class AudienceCache {

    /** A power of two. */
    private static final int PLACES = 16_384;

    private final String[] labels;
    private final Function<Alert, Audience> finding;
    private final @Nullable Entry[] entries = new @Nullable Entry[PLACES];

    AudienceCache(String[] labels, Function<Alert, Audience> finding) {
        this.labels = labels;
        this.finding = finding;
    }

    Audience audience(Alert alert) {
        int place = place(alert);
        @Nullable Entry known = entries[place];
        if (known != null && isOf(known, alert)) {
            return known.audience;
        }
        Audience found = finding.apply(alert);
        entries[place] = new Entry(alert.rule(), alert.severity(), values(alert), found);
        return found;
    }

    private int place(Alert alert) {
        int hash = alert.rule().hashCode() * 31 + (alert.severity() == Severity.CRITICAL ? 1 : 0);
        for (String label : labels) {
            hash = hash * 31 + AlertLabels.value(alert, label).hashCode();
        }
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }

    private boolean isOf(Entry entry, Alert alert) {
        if (entry.severity != alert.severity() || !entry.rule.equals(alert.rule())) {
            return false;
        }
        for (int i = 0; i < labels.length; i++) {
            if (!entry.values[i].equals(AlertLabels.value(alert, labels[i]))) {
                return false;
            }
        }
        return true;
    }

    private String[] values(Alert alert) {
        var values = new String[labels.length];
        for (int i = 0; i < labels.length; i++) {
            values[i] = AlertLabels.value(alert, labels[i]);
        }
        return values;
    }

    /** Safe to read for a thread that finds it without a lock, for its fields are final. */
    private static final class Entry {

        private final String rule;
        private final Severity severity;
        private final String[] values;
        private final Audience audience;

        private Entry(String rule, Severity severity, String[] values, Audience audience) {
            this.rule = rule;
            this.severity = severity;
            this.values = values;
            this.audience = audience;
        }
    }
}
