package io.kafkamonitor.internal.state.file;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How a log is written, in big-endian order. A header of {@value #HEADER} bytes: eight bytes of {@link #MAGIC}, the
 * version, an id of the file, and a checksum of these. Then frames, each with its length, a checksum of the length, a
 * checksum of the content, and the content: one byte that says whether this frame ends a commit, then the changes, each
 * with the length of its key, the length of its value (-1 if the key is removed), the key and the value.
 *
 * <p>The checksums of a frame cover the file's id and the frame's place as well, so that nothing left over on the disk is
 * taken for a frame. With a checksum of its own, a length can be believed, and a frame that was not written to its end be
 * told from one that is damaged.
 *
 * <p>A version reads all earlier ones, and writes its own when it compacts or begins a log. What it does not know it puts
 * aside.
 */
final class LogFormat {

    static final int VERSION = 1;

    static final int HEADER = 24;
    static final int FRAME_HEADER = 12;

    /** Holds the largest change, and is small enough to be held in memory. */
    static final int LONGEST_CONTENT = 1 << 20;

    static final int KEY_AND_VALUE_LENGTHS = 6;
    static final int REMOVED = -1;
    static final byte MORE_FOLLOWS = 0;
    static final byte ENDS_COMMIT = 1;

    private static final long MAGIC = 0x6b6d_7374_6174_650aL; // "kmstate\n"

    private LogFormat() {}

    static byte[] header(long id) {
        ByteBuffer header =
                ByteBuffer.allocate(HEADER).putLong(MAGIC).putInt(VERSION).putLong(id);
        return header.putInt(checksum(header.array(), HEADER - Integer.BYTES)).array();
    }

    /** What is wrong with a header, to end a sentence that begins with the file; {@code null} if nothing is. */
    static @Nullable String problemOf(byte[] header) {
        ByteBuffer buffer = ByteBuffer.wrap(header);
        if (header.length < HEADER || buffer.getLong() != MAGIC) {
            return "is not a state file";
        }
        int version = buffer.getInt();
        buffer.getLong();
        if (buffer.getInt() != checksum(header, HEADER - Integer.BYTES)) {
            return "is damaged in its first bytes";
        }
        if (version < 1 || version > VERSION) {
            return "was written by a newer version of the monitor, in format " + version
                    + " while this one reads up to " + VERSION;
        }
        return null;
    }

    static long idIn(byte[] header) {
        return ByteBuffer.wrap(header).getLong(Long.BYTES + Integer.BYTES);
    }

    private static int checksum(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /** A checksum of a frame's length or content, in a file and at a place. */
    static int checksum(long id, long position, byte[] bytes, int offset, int length) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id)
                .putLong(position)
                .flip());
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
