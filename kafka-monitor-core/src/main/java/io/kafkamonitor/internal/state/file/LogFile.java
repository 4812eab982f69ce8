package io.kafkamonitor.internal.state.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A file that is written at its end. What was written is safe once {@link #force} has returned. */
interface LogFile extends Closeable {

    long size() throws IOException;

    void append(byte[] bytes, int offset, int length) throws IOException;

    void force() throws IOException;

    void truncate(long size) throws IOException;

    /** Opens or creates one. */
    interface Opener {
        LogFile open(Path path) throws IOException;
    }
}
