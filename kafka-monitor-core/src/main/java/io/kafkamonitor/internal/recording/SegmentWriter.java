package io.kafkamonitor.internal.recording;

import io.kafkamonitor.metric.Snapshot;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Writes one file of snapshots. What is in it after a crash can be read but for the last that was being written. */
final class SegmentWriter implements Closeable {

    private final DataOutputStream out;
    private final SnapshotEncoder encoder = new SnapshotEncoder();
    private final long begun;
    private long size;

    private SegmentWriter(DataOutputStream out, long begun) {
        this.out = out;
        this.begun = begun;
    }

    /** A new file; its time is that of its first snapshot, in milliseconds since 1970. */
    static SegmentWriter begin(Path file, long time) throws IOException {
        var out = new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)));
        out.write(Segment.HEADER);
        return new SegmentWriter(out, time);
    }

    void write(Snapshot snapshot, Duration elapsed) throws IOException {
        size += Frames.write(encoder.encode(snapshot, elapsed), out);
        out.flush();
    }

    long begun() {
        return begun;
    }

    long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
