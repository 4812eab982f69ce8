package io.kafkamonitor.internal.recording;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is in a recording, as its first snapshots show it.
 *
 * @param start when the first one was
 * @param interval from one to the next, as most of them are apart; null if there is only one
 * @param metrics what they have
 */
public record RecordedOutline(Instant start, @Nullable Duration interval, Set<Metric> metrics) {

    private static final int FIRST = 60;

    /**
     * Looks into a recording.
     *
     * @param from the time before which nothing is of interest
     * @throws IOException if there is none, it holds nothing of that time, or it cannot be read
     */
    public static RecordedOutline of(Path directory, Instant from) throws IOException {
        var first = new ArrayList<Recorded>();
        RecordingFiles.read(directory, from, recorded -> {
            first.add(recorded);
            return first.size() < FIRST;
        });
        if (first.isEmpty()) {
            throw new IOException("The recording in '" + directory + "' has no snapshot"
                    + (from.equals(Instant.MIN) ? "" : " from " + from + " on"));
        }
        var metrics = new LinkedHashSet<Metric>();
        first.forEach(recorded ->
                recorded.snapshot().columns().stream().map(Column::metric).forEach(metrics::add));
        return new RecordedOutline(first.get(0).snapshot().time(), interval(first), metrics);
    }

    /** From one cycle to the next: what was meant, or what was recorded if that is longer. */
    public Duration intervalOr(Duration meant) {
        return interval == null || interval.compareTo(meant) < 0 ? meant : interval;
    }

    private static @Nullable Duration interval(List<Recorded> snapshots) {
        List<Duration> known = snapshots.stream()
                .skip(1)
                .map(Recorded::elapsed)
                .filter(elapsed -> !elapsed.isZero())
                .sorted()
                .toList();
        return known.isEmpty() ? null : known.get(known.size() / 2);
    }
}
