package io.kafkamonitor.internal.state.file;

import io.kafkamonitor.state.StateChanges;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Appends commits to a log. One that fails is cut off again, at once or before the next one, so that a log always ends with
 * a whole commit as far as the disk allows it.
 */
final class LogWriter implements Closeable {

    private final LogFile file;
    private final long id;
    private long size;
    private boolean hasRemains;

    private LogWriter(LogFile file, long id, long size) {
        this.file = file;
        this.id = id;
        this.size = size;
    }

    /** Begins a log in an empty file. */
    static LogWriter begin(LogFile file, long id) throws IOException {
        byte[] header = LogFormat.header(id);
        file.append(header, 0, header.length);
        return new LogWriter(file, id, header.length);
    }

    /** Goes on with a log behind its last whole commit. */
    static LogWriter goOn(LogFile file, long id, long size) throws IOException {
        if (file.size() > size) {
            file.truncate(size);
        }
        return new LogWriter(file, id, size);
    }

    boolean writesTo(LogFile other) {
        return file == other;
    }

    /** The bytes up to the end of the last commit. */
    long size() {
        return size;
    }

    /** Writes a commit to the disk. */
    void append(Map<String, byte @Nullable []> changes) throws IOException {
        cutOffRemains();
        hasRemains = true;
        try {
            long end = write(changes);
            file.force();
            size = end;
            hasRemains = false;
        } catch (IOException e) {
            cutOffRemains(e);
            throw e;
        }
    }

    private void cutOffRemains(IOException cause) {
        try {
            cutOffRemains();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void cutOffRemains() throws IOException {
        if (hasRemains) {
            file.truncate(size);
            hasRemains = false;
        }
    }

    private long write(Map<String, byte @Nullable []> changes) throws IOException {
        var frames = new Frames(changes);
        for (Map.Entry<String, byte @Nullable []> change : changes.entrySet()) {
            frames.add(StateChanges.keyBytes(change.getKey()), change.getValue());
        }
        return frames.end();
    }

    /** The frames of one commit, written as they get full. */
    private final class Frames {

        private final ByteBuffer frame;
        private long position = size;

        Frames(Map<String, byte @Nullable []> changes) {
            frame = ByteBuffer.allocate(LogFormat.FRAME_HEADER + contentOf(changes));
            clear();
        }

        void add(byte[] key, byte @Nullable [] value) throws IOException {
            int length = value == null ? 0 : value.length;
            if (frame.remaining() < LogFormat.KEY_AND_VALUE_LENGTHS + key.length + length) {
                write(LogFormat.MORE_FOLLOWS);
            }
            frame.putShort((short) key.length).putInt(value == null ? LogFormat.REMOVED : length);
            frame.put(key);
            if (value != null) {
                frame.put(value);
            }
        }

        long end() throws IOException {
            write(LogFormat.ENDS_COMMIT);
            return position;
        }

        private void write(byte kind) throws IOException {
            byte[] bytes = frame.array();
            int length = frame.position() - LogFormat.FRAME_HEADER;
            frame.put(LogFormat.FRAME_HEADER, kind);
            frame.putInt(0, length);
            frame.putInt(4, LogFormat.checksum(id, position, bytes, 0, Integer.BYTES));
            frame.putInt(8, LogFormat.checksum(id, position, bytes, LogFormat.FRAME_HEADER, length));
            file.append(bytes, 0, frame.position());
            position += frame.position();
            clear();
        }

        private void clear() {
            frame.clear().position(LogFormat.FRAME_HEADER + 1);
        }
    }

    private static int contentOf(Map<String, byte @Nullable []> changes) {
        long bytes = 1;
        for (Map.Entry<String, byte @Nullable []> change : changes.entrySet()) {
            byte @Nullable [] value = change.getValue();
            bytes += LogFormat.KEY_AND_VALUE_LENGTHS
                    + 3L * change.getKey().length()
                    + (value == null ? 0 : value.length);
        }
        return (int) Math.min(bytes, LogFormat.LONGEST_CONTENT);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
