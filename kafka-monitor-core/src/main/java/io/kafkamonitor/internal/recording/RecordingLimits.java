package io.kafkamonitor.internal.recording;

import java.time.Duration;

/**
 * How much is kept.
 *
 * @param bytes of all files together
 * @param age of the oldest snapshot
 */
public record RecordingLimits(long bytes, Duration age) {

    private static final int PARTS = 16;
    private static final Duration LONGEST_SEGMENT = Duration.ofHours(1);

    /** From this size on another file begins, since only whole files are removed. */
    long segmentBytes() {
        return Math.max(1, bytes / PARTS);
    }

    long segmentMillis() {
        Duration part = age.dividedBy(PARTS);
        return Math.max(1, (part.compareTo(LONGEST_SEGMENT) < 0 ? part : LONGEST_SEGMENT).toMillis());
    }
}
