package io.kafkamonitor.internal.state.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

    private static final byte[] VALUE = new byte[20];

    @TempDir
    private Path directory;

    private final FullDisk disk = new FullDisk(Long.MAX_VALUE);

    private FileStateStore store() {
        return new FileStateStore(directory, "test", disk, 1 << 20);
    }

    private FileStateStore loaded() throws Exception {
        FileStateStore store = store();
        store.load();
        return store;
    }

    private Map<String, byte[]> kept() throws Exception {
        disk.mend();
        try (FileStateStore store = store()) {
            Map<String, byte[]> kept = store.load();
            assertThat(store.warnings()).isEmpty();
            return kept;
        }
    }

    @Test
    void keepsWhatItHadAndWorksAgainWhereverTheDiskIsFull() throws Exception {
        for (int room = 0; room < 60; room++) {
            disk.mend();
            Files.deleteIfExists(directory.resolve(Logs.NAME));
            try (FileStateStore store = loaded()) {
                store.commit(Map.of("before", VALUE));
                disk.room(room);
                assertFails(store, "No space left on device");
                assertFails(store, "No space left on device");
                disk.mend();
                store.commit(Map.of("after", VALUE));
            }

            assertThat(kept()).as(room + " bytes of room").containsOnlyKeys("before", "after");
        }
    }

    private void assertFails(FileStateStore store, String why) {
        assertThatThrownBy(() -> store.commit(Map.of("a key that is larger than what fits now", VALUE)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining(why);
    }

    @Test
    void cutsOffWhatFailedBeforeAnythingIsAppended() throws Exception {
        try (FileStateStore store = loaded()) {
            store.commit(Map.of("before", VALUE));
            disk.room(30);
            disk.failToTruncate();
            assertFails(store, "No space left on device");
            disk.room(Long.MAX_VALUE);
            assertFails(store, "Read-only file system");
            disk.mend();
            store.commit(Map.of("after", VALUE));
        }

        assertThat(kept()).containsOnlyKeys("before", "after");
    }

    @Test
    void isConsistentWithWhatFailedAndCouldNotBeCutOff() throws Exception {
        try (FileStateStore store = loaded()) {
            store.commit(Map.of("before", VALUE));
            disk.room(30);
            disk.failToTruncate();
            assertFails(store, "No space left on device");
        }

        assertThat(kept()).containsOnlyKeys("before");
    }

    @Test
    void takesNothingForKeptThatIsNotForced() throws Exception {
        try (FileStateStore store = loaded()) {
            store.commit(Map.of("before", VALUE));
            disk.failToForce();
            assertFails(store, "Input/output error");
            disk.mend();
            store.commit(Map.of("after", VALUE));
        }

        assertThat(kept()).containsOnlyKeys("before", "after");
    }

    @Test
    void readsItsStateOnAFullDisk() throws Exception {
        try (FileStateStore store = loaded()) {
            store.commit(Map.of("before", VALUE));
        }
        disk.room(0);
        try (FileStateStore store = store()) {
            assertThat(store.load()).containsOnlyKeys("before");
            assertFails(store, "No space left on device");
        }

        assertThat(kept()).containsOnlyKeys("before");
    }

    @Test
    void readsWhatIsBeforeADamageOnAFullDiskAndKeepsItWhenThereIsRoom() throws Exception {
        try (FileStateStore store = loaded()) {
            store.commit(Map.of("before", VALUE));
            store.commit(Map.of("damaged", VALUE));
        }
        byte[] bytes = Files.readAllBytes(directory.resolve(Logs.NAME));
        bytes[bytes.length - 1]++;
        Files.write(directory.resolve(Logs.NAME), bytes);
        disk.room(50);
        try (FileStateStore store = store()) {
            assertThat(store.load()).containsOnlyKeys("before");
            assertFails(store, "No space left on device");
            disk.mend();
            store.commit(Map.of("after", VALUE));
        }

        assertThat(kept()).containsOnlyKeys("before", "after");
    }

    @Test
    void beginsWhenThereIsRoom() throws Exception {
        disk.room(10);
        try (FileStateStore store = loaded()) {
            assertFails(store, "No space left on device");
            disk.mend();
            store.commit(Map.of("after", VALUE));
        }

        assertThat(kept()).containsOnlyKeys("after");
    }
}
