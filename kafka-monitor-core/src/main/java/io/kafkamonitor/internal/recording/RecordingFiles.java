package io.kafkamonitor.internal.recording;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Reads all files of a recording. */
public final class RecordingFiles {

    private RecordingFiles() {}

    /**
     * Reads snapshots, the oldest first.
     *
     * @param reader returns whether it wants more
     */
    public static void read(Path directory, Predicate<Recorded> reader) throws IOException {
        for (Segment segment : Segment.in(directory)) {
            try {
                if (!segment.read(reader)) {
                    return;
                }
            } catch (NoSuchFileException e) {
                // a monitor that goes on writing has removed the oldest one
            }
        }
    }
}
