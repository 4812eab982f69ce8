package io.kafkamonitor.internal.recording;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Bytes in a file, compressed, with their length and a checksum before them. */
final class Frames {

    private static final int MOST_BYTES = 1 << 29;
    private static final int CHUNK = 1 << 16;

    private Frames() {}

    /** Writes a frame; returns how many bytes it takes. */
    static int write(byte[] content, DataOutputStream out) throws IOException {
        byte[] compressed = compressed(content);
        out.writeInt(compressed.length);
        out.writeInt(checksum(compressed));
        out.write(compressed);
        return compressed.length + Integer.BYTES * 2;
    }

    /** The next frame; null if there is none that is whole. */
    static byte @Nullable [] read(DataInputStream in) throws IOException {
        try {
            int length = in.readInt();
            int checksum = in.readInt();
            if (length < 0 || length > MOST_BYTES) {
                return null;
            }
            byte[] compressed = in.readNBytes(length);
            boolean isWhole = compressed.length == length && checksum(compressed) == checksum;
            return isWhole ? expanded(compressed) : null;
        } catch (EOFException e) {
            return null;
        }
    }

    private static int checksum(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    private static byte[] compressed(byte[] content) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(content);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte @Nullable [] expanded(byte[] compressed) {
        var inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            var out = new ByteArrayOutputStream();
            var chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 || out.size() > MOST_BYTES) {
                    return null;
                }
                out.write(chunk, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
