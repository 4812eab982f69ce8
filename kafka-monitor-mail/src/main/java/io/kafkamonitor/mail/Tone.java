package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Severity;

/** How a mail, or a part of it, is meant: how severe, or over. White text is readable on each colour. */
enum Tone {
    CRITICAL("#b3261e"),
    WARNING("#9a6700"),
    INFO("#1f5fa8"),
    RESOLVED("#1e7a3c");

    private final String colour;

    Tone(String colour) {
        this.colour = colour;
    }

    /** What it is called. */
    Phrase phrase() {
        return Phrase.valueOf(name());
    }

    String colour() {
        return colour;
    }

    static Tone of(Severity severity) {
        return switch (severity) {
            case INFO -> INFO;
            case WARNING -> WARNING;
            case CRITICAL -> CRITICAL;
        };
    }
}
