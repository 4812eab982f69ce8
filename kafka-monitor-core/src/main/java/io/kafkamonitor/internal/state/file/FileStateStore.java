package io.kafkamonitor.internal.state.file;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Printable;
import io.kafkamonitor.state.StateChanges;
import io.kafkamonitor.state.StateHeldException;
import io.kafkamonitor.state.StateStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the state in a directory that one process holds. A commit is safe on the disk when it returns; the files can be
 * read after a crash at any moment; only their owner can read them.
 *
 * <p>If the directory or a file in it is removed or replaced while it is held, commits fail until it is back where it was:
 * to begin anew with the changes since would keep half a state.
 */
public final class FileStateStore implements StateStore {

    private static final Logger logger = LoggerFactory.getLogger(FileStateStore.class);

    private static final long LEAST_TO_COMPACT = 4 << 20;

    private final Path path;
    private final String monitor;
    private final StateLog log;
    private @Nullable DirectoryLock lock;

    /**
     * A store that opens and creates nothing before it is loaded.
     *
     * @param directory created with those above it if it is missing
     * @param monitor the name of the monitor, for others that would hold the same directory
     */
    public FileStateStore(Path directory, String monitor) {
        this(directory, monitor, DiskFile::open, LEAST_TO_COMPACT);
    }

    FileStateStore(Path directory, String monitor, LogFile.Opener opener, long leastToCompact) {
        this.path = requireNonNull(directory, "directory").toAbsolutePath();
        this.monitor = requireNonNull(monitor, "monitor");
        this.log = new StateLog(new StateDirectory(path), opener, leastToCompact);
    }

    /**
     * Holds the directory and reads what is in it.
     *
     * @throws StateHeldException if another process holds it, or another monitor in this one
     * @throws IOException if the directory cannot be created, locked or read
     */
    @Override
    public Map<String, byte[]> load() throws IOException, StateHeldException {
        if (lock != null) {
            throw new IllegalStateException("The state is loaded already; load it once");
        }
        OwnersOnly.createDirectory(path);
        lock = DirectoryLock.hold(path, holder());
        try {
            return log.open();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private String holder() {
        return "process " + ProcessHandle.current().pid() + " on " + host() + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS) + ", for the monitor '" + Printable.line(monitor) + "'";
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this host";
        }
    }

    /** What of the state could not be read, as sentences for an operator; empty if all is well. */
    public List<String> warnings() {
        return log.warnings();
    }

    /**
     * Writes changes to the disk.
     *
     * @throws IOException if that fails; the file is then as it was before or has all of the changes, and a later commit
     *     works again once the disk does
     */
    @Override
    public void commit(Map<String, byte @Nullable []> changes) throws IOException {
        StateChanges.check(changes);
        if (lock == null) {
            throw new IllegalStateException("The state is not loaded or is closed; load it before the first commit");
        }
        if (changes.isEmpty()) {
            return;
        }
        try {
            if (!lock.isInPlace()) {
                throw new IOException("it was removed or replaced while the monitor runs; restart the monitor");
            }
            log.commit(changes);
        } catch (IOException e) {
            throw new IOException("The state cannot be kept in '" + path + "': " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            log.close();
        } catch (IOException e) {
            logger.warn("The state file in '{}' could not be closed", path, e);
        }
        letGo();
    }

    private void letGo() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            logger.warn("The state directory '{}' could not be unlocked", path, e);
        }
        lock = null;
    }

    /** The directory. */
    @Override
    public String toString() {
        return path.toString();
    }
}
