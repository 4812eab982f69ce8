package io.kafkamonitor.internal.state.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkamonitor.bounds.Printable;
import io.kafkamonitor.state.StateHeldException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a directory for this process, by a lock on a file in it that says who holds it. The lock ends with the process,
 * however that ends; the file stays.
 */
final class DirectoryLock implements Closeable {

    private static final Logger logger = LoggerFactory.getLogger(DirectoryLock.class);

    private static final int LONGEST_HOLDER = 1000;

    /** Far behind the text, which others can then read where a lock keeps them from reading what is locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /**
     * The directories held in this JVM, each with its holder. Asked first: where locks belong to processes, opening and
     * closing the file a second time would let go of it.
     */
    private static final Map<Path, String> heldHere = new HashMap<>(); // guarded by itself

    /** Files that must stay open, for the same reason: another class loader of this JVM holds a lock on them. */
    private static final List<RandomAccessFile> heldByAnotherLoader = new ArrayList<>(); // guarded by heldHere

    private final Path directory;
    private final Path path;
    private final RandomAccessFile file;
    private final FileIdentity identity;

    private DirectoryLock(Path directory, Path path, RandomAccessFile file) throws IOException {
        this.directory = directory;
        this.path = path;
        this.file = file;
        this.identity = FileIdentity.of(path);
    }

    static DirectoryLock hold(Path directory, String holder) throws IOException, StateHeldException {
        Path real = directory.toRealPath();
        synchronized (heldHere) {
            @Nullable String other = heldHere.get(real);
            if (other != null) {
                throw held(directory, other);
            }
            DirectoryLock lock = lock(directory, real);
            heldHere.put(real, holder);
            lock.write(holder);
            return lock;
        }
    }

    private static DirectoryLock lock(Path directory, Path real) throws IOException, StateHeldException {
        Path path = directory.resolve("lock");
        OwnersOnly.create(path);
        var file = new RandomAccessFile(path.toFile(), "rw");
        try {
            @Nullable FileLock lock = file.getChannel().tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                String other = read(file);
                file.close();
                throw held(directory, other);
            }
            return new DirectoryLock(real, path, file);
        } catch (OverlappingFileLockException e) {
            heldByAnotherLoader.add(file);
            throw held(directory, "another application in this process");
        } catch (IOException e) {
            file.close();
            throw new IOException("The state directory '" + directory + "' cannot be locked: " + e.getMessage(), e);
        }
    }

    private static StateHeldException held(Path directory, String holder) {
        return new StateHeldException("The state directory '" + directory + "' is held by " + holder
                + "; stop that one, or give each monitor a directory of its own");
    }

    private static String read(RandomAccessFile file) throws IOException {
        byte[] bytes = new byte[(int) Math.min(file.length(), LONGEST_HOLDER)];
        file.readFully(bytes);
        String holder = Printable.line(new String(bytes, UTF_8)).strip();
        return holder.isEmpty() ? "another process" : holder;
    }

    /** Says who holds the directory. A full disk may keep it from that; the lock holds all the same. */
    private void write(String holder) {
        try {
            file.setLength(0);
            file.write((holder + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            logger.debug("The file '{}' does not say who holds it", path, e);
        }
    }

    /** Whether the directory has still the file that is locked; else it is removed or replaced. */
    boolean isInPlace() throws IOException {
        return identity.isInPlace();
    }

    @Override
    public void close() throws IOException {
        synchronized (heldHere) {
            heldHere.remove(directory);
            file.close();
        }
    }
}
