package io.kafkamonitor.internal.recording;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Reads all files of a recording. */
public final class RecordingFiles {

    private RecordingFiles() {}

    /**
     * Reads snapshots, the oldest first.
     *
     * @param from the time before which they are left out
     * @param reader returns whether it wants more
     */
    public static void read(Path directory, Instant from, Predicate<Recorded> reader) throws IOException {
        Predicate<Recorded> later = recorded -> recorded.snapshot().time().isBefore(from) || reader.test(recorded);
        List<Segment> segments = Segment.in(directory);
        for (int i = 0; i < segments.size(); i++) {
            if (i + 1 < segments.size() && !segments.get(i + 1).isAfter(from)) {
                continue;
            }
            try {
                if (!segments.get(i).read(later)) {
                    return;
                }
            } catch (NoSuchFileException e) {
                // a monitor that goes on writing has removed the oldest one
            }
        }
    }
}
