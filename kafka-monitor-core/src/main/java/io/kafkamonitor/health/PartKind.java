package io.kafkamonitor.health;

import java.util.Locale;

/** The kinds of parts that a monitor is composed of. */
public enum PartKind {
    /** A {@code MetricCollector}. */
    COLLECTOR,
    /** A {@code Rule}. */
    RULE,
    /** A {@code Notifier}. */
    NOTIFIER;

    /** The kind as a word in a sentence and as the name of a label. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
