package io.kafkamonitor.internal.deciding;

import java.time.Duration;

/**
 * How long news of a group wait for more, so that one cause makes one message. A critical alert waits
 * for nothing, but for the interval if it was told within it and fires again.
 *
 * @param groupWait how long the first news of a quiet group wait
 * @param groupInterval how long after the last message of a group the next one may follow
 */
public record GroupTiming(Duration groupWait, Duration groupInterval) {

    /** Nothing is waited for. */
    static final GroupTiming NONE = new GroupTiming(Duration.ZERO, Duration.ZERO);
}
