package io.kafkamonitor.internal.judging;

import java.time.Duration;

/**
 * How often is judged, and for how long.
 *
 * @param interval the time from one evaluation to the next
 * @param deadline how long one rule may take
 */
public record JudgingTimes(Duration interval, Duration deadline) {

    /** A rule is a function of what is in memory; one that needs longer hangs. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** A rule may take as long as an interval, but no more than five seconds. */
    public static JudgingTimes of(Duration interval) {
        return new JudgingTimes(interval, interval.compareTo(LONGEST) < 0 ? interval : LONGEST);
    }
}
