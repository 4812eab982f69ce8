package io.kafkamonitor.internal.expression;

import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.internal.text.Durations;
import io.kafkamonitor.metric.MetricKind;
import java.time.Duration;
import java.util.List;

/** What windows of time have in common. */
final class Windows {

    private Windows() {}

    static boolean areSound(Duration window) {
        return !window.isNegative() && !window.isZero() && window.compareTo(HistoryWindow.LONGEST) <= 0;
    }

    /** What is wrong with a length of time, a sentence each. */
    static List<String> problems(Duration window, String what, Node of) {
        if (areSound(window)) {
            return List.of();
        }
        return List.of(
                window.isNegative() || window.isZero()
                        ? what + " of " + window + " on " + of.brief() + " holds no values; give a positive duration"
                        : what + " of " + window + " on " + of.brief() + " is longer than what is kept; give at most "
                                + Durations.text(HistoryWindow.LONGEST));
    }

    static String words(MetricKind kind) {
        return switch (kind) {
            case GAUGE -> "a gauge";
            case COUNTER -> "a counter";
            case OFFSET -> "an offset";
        };
    }
}
