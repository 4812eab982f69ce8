package io.kafkamonitor.internal.recording;

import io.kafkamonitor.metric.Snapshot;
import java.time.Duration;

/**
 * A snapshot that was read back.
 *
 * @param elapsed the time since the one before it, by the monotonic clock; zero for the first of a run
 */
public record Recorded(Snapshot snapshot, Duration elapsed) {}
