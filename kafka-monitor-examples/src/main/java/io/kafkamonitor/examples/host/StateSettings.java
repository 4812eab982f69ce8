package io.kafkamonitor.examples.host;

import io.kafkamonitor.settings.Settings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The directory in which the monitor remembers over a restart, as the settings say. */
final class StateSettings {

    private static final String KEY = "monitor.state";

    private StateSettings() {}

    /** Empty if it is not set, and the monitor forgets, or if it is wrong. */
    static Optional<Path> read(Settings settings) {
        return settings.text(KEY).flatMap(text -> {
            @Nullable String problem = problemOf(text);
            if (problem != null) {
                settings.problem("Setting '" + KEY + "' is '" + text + "', " + problem);
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
