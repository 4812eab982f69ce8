package io.kafkamonitor.internal.state.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system that is full, or read-only. Needs the right to mount one; skipped without. */
class FullFileSystemIT {

    @TempDir
    private Path mount;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", mount.toString()), "may not mount");
    }

    @AfterEach
    void unmount() throws Exception {
        ran("umount", mount.toString());
    }

    private static boolean ran(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such command
        }
    }

    private FileStateStore store() {
        return new FileStateStore(mount.resolve("state"), "test");
    }

    @Test
    void keepsWhatItHadWhileItIsFullAndWorksAgainWhenThereIsRoom() throws Exception {
        try (FileStateStore store = store()) {
            store.load();
            store.commit(Map.of("before", new byte[1000]));
            Path filler = Files.write(mount.resolve("filler"), new byte[200 * 1024]);
            assertThatThrownBy(() -> store.commit(Map.of("full", new byte[300 * 1024])))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(mount.toString());
            Files.delete(filler);
            store.commit(Map.of("after", new byte[1000]));
        }
        try (FileStateStore store = store()) {
            assertThat(store.load()).containsOnlyKeys("before", "after");
            assertThat(store.warnings()).isEmpty();
        }
    }

    @Test
    void isReadOnAFullOne() throws Exception {
        try (FileStateStore store = store()) {
            store.load();
            store.commit(Map.of("before", new byte[1000]));
        }
        fill();
        try (FileStateStore store = store()) {
            assertThat(store.load()).containsOnlyKeys("before");
        }
    }

    private void fill() {
        assertThatThrownBy(() -> Files.write(mount.resolve("filler"), new byte[300 * 1024]))
                .isInstanceOf(IOException.class);
    }

    @Test
    void saysThatItIsReadOnly() throws Exception {
        assertThat(ran("mount", "-o", "remount,ro", mount.toString())).isTrue();

        assertThatThrownBy(store()::load).isInstanceOf(IOException.class).hasMessageContaining(mount.toString());
    }
}
