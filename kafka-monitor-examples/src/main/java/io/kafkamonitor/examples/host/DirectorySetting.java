package io.kafkamonitor.examples.host;

import io.kafkamonitor.settings.Settings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A directory of the monitor's own, as the settings say. */
final class DirectorySetting {

    private DirectorySetting() {}

    /** Empty if it is not set, or if it is wrong, which is a problem of the settings. */
    static Optional<Path> read(Settings settings, String key) {
        return settings.text(key).flatMap(text -> {
            @Nullable String problem = problemOf(text);
            if (problem != null) {
                settings.problem("Setting '" + key + "' is '" + text + "', " + problem);
            }
            return problem == null ? Optional.of(Path.of(text)) : Optional.empty();
        });
    }

    private static @Nullable String problemOf(String text) {
        try {
            return problemOf(Path.of(text).toAbsolutePath());
        } catch (InvalidPathException e) {
            return "which is not a path; give a directory";
        }
    }

    /** It need not be there; what is above it, as far as that is there, must allow to create it. */
    private static @Nullable String problemOf(Path directory) {
        @Nullable Path existing = directory;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing)) {
            return "and '" + existing + "' is not a directory; give a directory of the monitor's own";
        }
        if (!Files.isWritable(existing)) {
            return "and this user may not write to '" + existing + "'; let it, or give another directory";
        }
        return null;
    }
}
