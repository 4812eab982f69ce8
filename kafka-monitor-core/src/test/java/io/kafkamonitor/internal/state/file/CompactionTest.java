package io.kafkamonitor.internal.state.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

    private static final int LEAST = 2_000;

    @TempDir
    private Path directory;

    private final FullDisk disk = new FullDisk(Long.MAX_VALUE);

    private FileStateStore store() {
        return new FileStateStore(directory, "test", disk, LEAST);
    }

    private long size() throws Exception {
        return Files.size(directory.resolve(Logs.NAME));
    }

    @Test
    void staysSmallHoweverOftenAValueChanges() throws Exception {
        try (FileStateStore store = store()) {
            store.load();
            for (int i = 0; i < 500; i++) {
                store.commit(Map.of("a", new byte[i % 90], "b" + i % 3, new byte[10]));

                assertThat(size()).isLessThan(LEAST + 1000);
            }
        }
        try (FileStateStore store = store()) {
            Map<String, byte[]> loaded = store.load();

            assertThat(loaded).containsOnlyKeys("a", "b0", "b1", "b2");
            assertThat(loaded.get("a")).hasSize(499 % 90);
        }
    }

    @Test
    void growsWithWhatLivesInIt() throws Exception {
        try (FileStateStore store = store()) {
            store.load();
            for (int i = 0; i < 500; i++) {
                store.commit(Map.of("key-" + i, new byte[100]));
            }
            assertThat(size()).isBetween(50_000L, 250_000L);
        }
        try (FileStateStore store = store()) {
            assertThat(store.load()).hasSize(500);
        }
    }

    @Test
    void forgetsWhatWasRemoved() throws Exception {
        try (FileStateStore store = store()) {
            store.load();
            for (int i = 0; i < 200; i++) {
                store.commit(Map.of("key-" + i, new byte[100]));
                var removal = new HashMap<String, byte[]>();
                removal.put("key-" + i, null);
                store.commit(removal);
            }

            assertThat(size()).isLessThan(LEAST + 1000);
        }
        try (FileStateStore store = store()) {
            assertThat(store.load()).isEmpty();
        }
    }

    @Test
    void goesOnWithTheOldFileWhereverTheDiskIsFull() throws Exception {
        for (int room = 0; room < 300; room += 7) {
            disk.mend();
            Files.deleteIfExists(directory.resolve(Logs.NAME));
            try (FileStateStore store = store()) {
                store.load();
                while (!Files.exists(directory.resolve(Logs.NAME)) || size() < LEAST - 200) {
                    store.commit(Map.of("a", new byte[100]));
                }
                disk.room(1030 + room);
                FileStateStore full = store;
                assertThatCode(() -> full.commit(Map.of("b", new byte[1000]))).doesNotThrowAnyException();
                assertThat(directory.resolve("state.next")).doesNotExist();
                disk.mend();
                store.commit(Map.of("c", new byte[100]));
            }
            try (FileStateStore store = store()) {
                assertThat(store.load()).containsOnlyKeys("a", "b", "c");
                assertThat(store.warnings()).isEmpty();
            }
        }
    }

    @Test
    void compactsAfterAllWhenThereIsRoomAgain() throws Exception {
        try (FileStateStore store = store()) {
            store.load();
            store.commit(Map.of("a", new byte[100]));
            disk.room(2600);
            for (int i = 0; i < 18; i++) {
                store.commit(Map.of("a", new byte[100]));
            }
            disk.mend();
            for (int i = 0; i < 40; i++) {
                store.commit(Map.of("a", new byte[100]));
            }

            assertThat(size()).isLessThan(2 * LEAST);
        }
    }
}
