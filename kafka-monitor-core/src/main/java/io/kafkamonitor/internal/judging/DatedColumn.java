package io.kafkamonitor.internal.judging;

import io.kafkamonitor.metric.Column;
import java.time.Duration;

/** A column, and when it was collected by the monotonic clock. */
record DatedColumn(long nanoTime, Column column) {

    Duration age(long now) {
        return Duration.ofNanos(now - nanoTime);
    }

    boolean isOlder(Duration age, long now) {
        return age(now).compareTo(age) > 0;
    }
}
