package io.kafkamonitor.examples.host;

import io.kafkamonitor.settings.Settings;

/** Which numbers make sense as a threshold. */
enum Range {
    /** A part of a whole. */
    PART(1, "a part of the whole from 0 to 1, such as 0.85 for 85 %"),
    /** As much as one likes of what can be counted or timed. */
    AMOUNT(Double.MAX_VALUE, "a number that is not negative");

    private final double most;
    private final String words;

    Range(double most, String words) {
        this.most = most;
        this.words = words;
    }

    /** A number of this range, or a default; one out of range is noted as a problem. */
    double number(Settings settings, String key, double fallback) {
        double number = settings.number(key, fallback);
        if (number >= 0 && number <= most) {
            return number;
        }
        settings.problem("Setting '" + key + "' is '" + settings.text(key, "") + "'; give " + words);
        return fallback;
    }
}
