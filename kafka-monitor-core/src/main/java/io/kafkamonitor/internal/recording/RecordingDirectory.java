package io.kafkamonitor.internal.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes snapshots into files of a directory that it has for itself, and removes the oldest ones. For one thread at a time. */
final class RecordingDirectory implements Closeable {

    private final Path directory;
    private final RecordingLimits limits;
    private final FileChannel lock;
    private @Nullable SegmentWriter writer;

    private RecordingDirectory(Path directory, RecordingLimits limits, FileChannel lock) {
        this.directory = directory;
        this.limits = limits;
        this.lock = lock;
    }

    /**
     * Makes the directory if it is not there, and holds it.
     *
     * @throws IOException if it cannot be written, or somebody else holds it
     */
    static RecordingDirectory open(Path directory, RecordingLimits limits) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel = FileChannel.open(
                directory.resolve("recording.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IOException("The recording directory '" + directory
                    + "' is in use by another monitor; give each one of its own");
        }
        return new RecordingDirectory(directory, limits, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    void write(Recorded recorded) throws IOException {
        long time = recorded.snapshot().time().toEpochMilli();
        SegmentWriter present = writer;
        if (present != null && isFull(present, time)) {
            close(present);
            present = null;
        }
        if (present == null) {
            remove(time);
            present = SegmentWriter.begin(free(time), time);
            writer = present;
        }
        try {
            present.write(recorded.snapshot(), recorded.elapsed());
        } catch (IOException e) {
            close(present); // what follows would not be understood without this one
            throw e;
        }
    }

    private boolean isFull(SegmentWriter present, long time) {
        long age = time - present.begun();
        return present.size() >= limits.segmentBytes() || age >= limits.segmentMillis() || age < 0;
    }

    /** Clocks are put back, so that there may be such a file. */
    private Path free(long time) {
        Path file = Segment.file(directory, time);
        for (long next = time + 1; Files.exists(file); next++) {
            file = Segment.file(directory, next);
        }
        return file;
    }

    private void remove(long now) throws IOException {
        List<Segment> segments = Segment.in(directory);
        long size = limits.segmentBytes();
        for (Segment segment : segments) {
            size += segment.size();
        }
        var oldest = new ArrayDeque<>(segments);
        while (!oldest.isEmpty() && (size > limits.bytes() || isTooOld(oldest, now))) {
            Segment removed = oldest.remove();
            size -= removed.size();
            Files.deleteIfExists(removed.file());
        }
    }

    /** A file ends when the next one begins. */
    private boolean isTooOld(ArrayDeque<Segment> oldest, long now) {
        long begun = oldest.element().begun();
        return now - begun > limits.age().toMillis() + limits.segmentMillis();
    }

    private void close(SegmentWriter present) throws IOException {
        writer = null;
        present.close();
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            if (writer != null) {
                close(writer);
            }
        }
    }
}
