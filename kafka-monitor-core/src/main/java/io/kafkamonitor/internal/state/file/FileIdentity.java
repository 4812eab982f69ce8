package io.kafkamonitor.internal.state.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Tells whether a path still leads to a file that was opened; one that is removed or replaced can be written on. */
final class FileIdentity {

    private final Path path;
    private final @Nullable Object key;

    private FileIdentity(Path path, @Nullable Object key) {
        this.path = path;
        this.key = key;
    }

    static FileIdentity of(Path path) throws IOException {
        return new FileIdentity(path, keyOf(path));
    }

    boolean isInPlace() throws IOException {
        try {
            @Nullable Object now = keyOf(path);
            return key == null || key.equals(now);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** {@code null} where a file system has none; there an open file cannot be removed. */
    private static @Nullable Object keyOf(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
