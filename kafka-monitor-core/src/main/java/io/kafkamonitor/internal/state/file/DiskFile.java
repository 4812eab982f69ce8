package io.kafkamonitor.internal.state.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file on a disk. Not a {@code FileChannel}, for an interrupt of the thread that writes would close that. */
final class DiskFile implements LogFile {

    private final RandomAccessFile file;

    private DiskFile(RandomAccessFile file) {
        this.file = file;
    }

    static DiskFile open(Path path) throws IOException {
        OwnersOnly.create(path);
        var file = new RandomAccessFile(path.toFile(), "rw");
        file.seek(file.length());
        return new DiskFile(file);
    }

    @Override
    public long size() throws IOException {
        return file.length();
    }

    @Override
    public void append(byte[] bytes, int offset, int length) throws IOException {
        file.write(bytes, offset, length);
    }

    @Override
    public void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void truncate(long size) throws IOException {
        file.setLength(size);
        file.seek(size);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
