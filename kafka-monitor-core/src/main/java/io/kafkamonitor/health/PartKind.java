package io.kafkamonitor.health;

import java.util.Locale;

/** The kinds of parts whose failures are counted. */
public enum PartKind {
    /** A {@code MetricCollector}. */
    COLLECTOR,
    /** A {@code Rule}. */
    RULE,
    /** A {@code Notifier}. */
    NOTIFIER,
    /** Somebody whom a notifier tells, and who was not told when others were. */
    RECIPIENT,
    /** The store that keeps the monitor's state over restarts. */
    STATE;

    /** The kind as a word in a sentence and as the name of a label. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
