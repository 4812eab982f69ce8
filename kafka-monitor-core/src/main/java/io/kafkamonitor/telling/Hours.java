package io.kafkamonitor.telling;

import java.time.Instant;

/** When a maintenance window is. Its text is one that {@link HoursText} reads. */
sealed interface Hours permits WeeklyHours, OnceHours {

    boolean contains(Instant instant);

    /** When the hours around a moment end, which is in them. */
    Instant endOf(Instant instant);
}
