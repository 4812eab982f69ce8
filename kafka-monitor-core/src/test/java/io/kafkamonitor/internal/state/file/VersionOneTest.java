package io.kafkamonitor.internal.state.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.state.StateHeldException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every version of the monitor reads a file that the first version wrote. {@link #main} has written it; it is never written
 * again.
 */
class VersionOneTest {

    @TempDir
    private Path directory;

    @Test
    void isRead() throws Exception {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/state/version-1.log"))) {
            Files.copy(file, directory.resolve("state.log"));
        }
        try (var store = new FileStateStore(directory, "test")) {
            Map<String, byte[]> loaded = store.load();

            assertThat(store.warnings()).isEmpty();
            assertThat(loaded).containsOnlyKeys("alert/\u00e4/\ud83d\ude00", "changed", "empty", "large-1", "large-2");
            assertThat(loaded.get("alert/\u00e4/\ud83d\ude00")).isEqualTo("fires".getBytes(UTF_8));
            assertThat(loaded.get("changed")).isEqualTo(new byte[] {0, -1, 127, -128});
            assertThat(loaded.get("empty")).isEmpty();
            assertThat(loaded.get("large-2")).isEqualTo(large());
        }
    }

    public static void main(String[] arguments) throws IOException, StateHeldException {
        try (var store = new FileStateStore(Path.of(arguments[0]), "test")) {
            store.load();
            store.commit(Map.of(
                    "alert/\u00e4/\ud83d\ude00",
                    "fires".getBytes(UTF_8),
                    "changed",
                    new byte[1],
                    "removed",
                    new byte[1]));
            var changes = new HashMap<String, byte @Nullable []>();
            changes.put("changed", new byte[] {0, -1, 127, -128});
            changes.put("removed", null);
            changes.put("empty", new byte[0]);
            store.commit(changes);
            var large = new LinkedHashMap<String, byte @Nullable []>();
            for (int i = 1; i <= 2; i++) {
                large.put("large-" + i, large());
            }
            store.commit(large);
        }
    }

    private static byte[] large() {
        byte[] large = new byte[512 * 1024];
        large[1000] = 1;
        return large;
    }
}
