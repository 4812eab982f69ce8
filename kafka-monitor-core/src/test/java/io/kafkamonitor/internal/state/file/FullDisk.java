package io.kafkamonitor.internal.state.file;

import java.io.IOException;
import java.nio.file.Path;

/** A disk with room for so many more bytes; it writes as many as fit, like a real one, before it fails. */
final class FullDisk implements LogFile.Opener {

    private long room;
    private boolean forces = true;
    private boolean truncates = true;

    FullDisk(long room) {
        this.room = room;
    }

    void room(long bytes) {
        room = bytes;
    }

    void failToForce() {
        forces = false;
    }

    void failToTruncate() {
        truncates = false;
    }

    void mend() {
        room = Long.MAX_VALUE;
        forces = true;
        truncates = true;
    }

    @Override
    public LogFile open(Path path) throws IOException {
        return new File(DiskFile.open(path));
    }

    private final class File implements LogFile {

        private final DiskFile file;

        File(DiskFile file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void append(byte[] bytes, int offset, int length) throws IOException {
            int fits = (int) Math.min(length, room);
            file.append(bytes, offset, fits);
            room -= fits;
            if (fits < length) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void force() throws IOException {
            if (!forces) {
                throw new IOException("Input/output error");
            }
            file.force();
        }

        @Override
        public void truncate(long size) throws IOException {
            if (!truncates) {
                throw new IOException("Read-only file system");
            }
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
