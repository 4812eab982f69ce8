package io.kafkamonitor;

import java.time.Duration;

/**
 * How often a monitor looks.
 *
 * @param interval from the begin of one cycle to the begin of the next
 * @param collectDeadline how long the longest part of a cycle may take, perhaps more than an interval
 */
record Pace(Duration interval, Duration collectDeadline) {

    private static final int DOWN_AFTER_INTERVALS = 3;

    /** After as long without the end of a cycle, the monitor is not doing its work. */
    Duration longestSilence() {
        Duration intervals = interval.multipliedBy(DOWN_AFTER_INTERVALS);
        Duration oneSlowCycle = interval.multipliedBy(DOWN_AFTER_INTERVALS - 1).plus(collectDeadline);
        return intervals.compareTo(oneSlowCycle) > 0 ? intervals : oneSlowCycle;
    }
}
