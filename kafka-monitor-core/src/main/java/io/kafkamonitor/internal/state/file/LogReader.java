package io.kafkamonitor.internal.state.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a log up to its end or its first damage. */
final class LogReader {

    private static final int BUFFER = 1 << 16;

    private final InputStream input;
    private final long size;
    private final long id;
    private final Map<String, byte[]> entries = new HashMap<>();
    private final Map<String, byte @Nullable []> unfinished = new LinkedHashMap<>();
    private long position = LogFormat.HEADER;
    private long end = LogFormat.HEADER;

    private LogReader(InputStream input, long size, long id) {
        this.input = input;
        this.size = size;
        this.id = id;
    }

    static LogReading read(Path file) {
        try (var stream = new FileInputStream(file.toFile());
                var input = new BufferedInputStream(stream, BUFFER)) {
            byte[] header = input.readNBytes(LogFormat.HEADER);
            @Nullable String problem = LogFormat.problemOf(header);
            if (problem != null) {
                return new LogReading(Map.of(), 0, 0, problem);
            }
            return new LogReader(input, stream.getChannel().size(), LogFormat.idIn(header)).read();
        } catch (IOException e) {
            return new LogReading(Map.of(), 0, 0, "cannot be read: " + e.getMessage());
        }
    }

    private LogReading read() {
        @Nullable String damage;
        try {
            damage = readFrames();
        } catch (IOException e) {
            damage = "cannot be read from byte " + position + " on: " + e.getMessage();
        }
        return new LogReading(entries, id, end, damage);
    }

    /** Reads up to the end, to a frame that was not written to its end, or to damage, which is returned. */
    private @Nullable String readFrames() throws IOException {
        while (size - position >= LogFormat.FRAME_HEADER) {
            byte[] header = input.readNBytes(LogFormat.FRAME_HEADER);
            int length = lengthIn(header);
            if (length < 1) {
                return isBlank(header) ? null : damaged();
            }
            if (length > size - position - LogFormat.FRAME_HEADER) {
                return null;
            }
            byte[] content = input.readNBytes(length);
            if (!isIntact(header, content) || !takeUp(content)) {
                return damaged();
            }
        }
        return null;
    }

    /** The length of a frame's content; 0 if its header is damaged. */
    private int lengthIn(byte[] header) {
        ByteBuffer buffer = ByteBuffer.wrap(header);
        int length = buffer.getInt();
        boolean intact = buffer.getInt() == LogFormat.checksum(id, position, header, 0, Integer.BYTES);
        return intact && length <= LogFormat.LONGEST_CONTENT ? length : 0;
    }

    /** Whether there is nothing but zeros from here on: a file that was made longer, and then not written. */
    private boolean isBlank(byte[] header) throws IOException {
        byte[] bytes = header;
        while (bytes.length > 0) {
            for (byte each : bytes) {
                if (each != 0) {
                    return false;
                }
            }
            bytes = input.readNBytes(BUFFER);
        }
        return true;
    }

    private boolean isIntact(byte[] header, byte[] content) {
        return ByteBuffer.wrap(header).getInt(8) == LogFormat.checksum(id, position, content, 0, content.length);
    }

    /** Takes up the changes in a frame, unless it has other than what a frame has. */
    private boolean takeUp(byte[] frame) {
        ByteBuffer content = ByteBuffer.wrap(frame);
        byte kind = content.get();
        try {
            while (content.hasRemaining()) {
                takeUpChange(content);
            }
        } catch (BufferUnderflowException e) {
            return false;
        }
        position += LogFormat.FRAME_HEADER + frame.length;
        if (kind == LogFormat.ENDS_COMMIT) {
            finish();
        }
        return true;
    }

    private void takeUpChange(ByteBuffer content) {
        int keyLength = content.getShort();
        int valueLength = content.getInt();
        String key = new String(bytes(content, keyLength), UTF_8);
        unfinished.put(key, valueLength == LogFormat.REMOVED ? null : bytes(content, valueLength));
    }

    private static byte[] bytes(ByteBuffer content, int length) {
        if (length < 0 || length > content.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        content.get(bytes);
        return bytes;
    }

    private void finish() {
        unfinished.forEach((key, value) -> {
            if (value == null) {
                entries.remove(key);
            } else {
                entries.put(key, value);
            }
        });
        unfinished.clear();
        end = position;
    }

    private String damaged() {
        return "is damaged at byte " + position + " of " + size;
    }
}
