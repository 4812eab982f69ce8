package io.kafkamonitor.recording;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.internal.recording.RecordingFiles;
import io.kafkamonitor.internal.recording.RecordingLimits;
import io.kafkamonitor.metric.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * The snapshots that a monitor keeps in a directory: names and labels, numbers, and why what is unknown; no settings, and no
 * secrets. Immutable: each method returns another one.
 *
 * <p>Files are compressed, and each can be read without the others. After a crash all can be read but what was just being
 * written.
 */
public final class Recording {

    private static final long LEAST_BYTES = 1L << 20;
    private static final long MOST_BYTES = 1L << 50;
    private static final RecordingLimits USUAL = new RecordingLimits(256L << 20, Duration.ofDays(7));

    private final Path directory;
    private final RecordingLimits limits;
    private final Instant from;

    private Recording(Path directory, RecordingLimits limits, Instant from) {
        this.directory = directory;
        this.limits = limits;
        this.from = from;
    }

    /** A recording in a directory of its own, of at most 256 MB and a week. */
    public static Recording in(Path directory) {
        return new Recording(requireNonNull(directory, "directory"), USUAL, Instant.MIN);
    }

    /**
     * This recording with another size of all files together, beyond which the oldest are removed.
     *
     * @throws IllegalArgumentException if it is less than 1 MiB
     */
    public Recording atMostBytes(long bytes) {
        if (bytes < LEAST_BYTES || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("A recording of at most '" + bytes + "' bytes is none; give at least "
                    + LEAST_BYTES + " and at most " + MOST_BYTES);
        }
        return new Recording(directory, new RecordingLimits(bytes, limits.age()), from);
    }

    /**
     * This recording with another age, beyond which snapshots are removed, an hour later at most.
     *
     * @throws IllegalArgumentException if it is not positive, or longer than a year
     */
    public Recording atMost(Duration age) {
        return new Recording(
                directory, new RecordingLimits(limits.bytes(), Bounded.positive(age, "The age of a recording")), from);
    }

    /** This recording without the snapshots from before a time; whoever reads it does not see them. */
    public Recording from(Instant time) {
        return new Recording(directory, limits, requireNonNull(time, "time"));
    }

    /** Where the files are. */
    public Path directory() {
        return directory;
    }

    /** How many bytes all files may have together. */
    public long mostBytes() {
        return limits.bytes();
    }

    /** How old a snapshot may be. */
    public Duration mostAge() {
        return limits.age();
    }

    /** From when on snapshots are read; {@link Instant#MIN} unless it was given. */
    public Instant from() {
        return from;
    }

    /**
     * Reads what is there, the oldest first, also while a monitor goes on writing.
     *
     * @param reader is given one after the other, and returns whether it wants more
     * @throws IOException if there is no such directory, a file cannot be read, or a newer version wrote it
     */
    public void read(Predicate<Snapshot> reader) throws IOException {
        RecordingFiles.read(directory, from, recorded -> reader.test(recorded.snapshot()));
    }

    @Override
    public String toString() {
        return directory + " (at most " + limits.bytes() + " bytes and " + limits.age() + ")";
    }
}
