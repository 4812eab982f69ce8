package io.kafkamonitor.recording;

import io.kafkamonitor.alert.Alert;
import java.time.Instant;
import java.util.List;

/**
 * What would have come of a recording.
 *
 * @param snapshots how many were judged
 * @param first when the first of them was
 * @param last when the last one was
 * @param fired the alerts that would have fired, in the order in which they did, each as it ended or as it was last; of more
 *     than 100,000 the first
 * @param messages how many messages would have been sent
 */
public record Replay(long snapshots, Instant first, Instant last, List<Alert> fired, long messages) {

    public Replay {
        fired = List.copyOf(fired);
    }
}
