package io.kafkamonitor.internal.state.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.state.file.Logs.Log;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash leaves: a log that ends anywhere, and a new one that is not whole. */
class CrashedLogTest {

    @TempDir
    private Path directory;

    private Path file;
    private Log log;

    @BeforeEach
    void write() throws Exception {
        log = Logs.written(directory);
        file = directory.resolve(Logs.NAME);
    }

    @Test
    void readsTheCommitsThatAreWholeWhereverALogEnds() throws Exception {
        for (int size = LogFormat.HEADER; size <= log.bytes().length; size++) {
            Files.write(file, Arrays.copyOf(log.bytes(), size));
            var store = new FileStateStore(directory, "test");

            assertThat(Logs.texts(store.load())).as("log of " + size + " bytes").isEqualTo(log.stateAt(size));
            assertThat(store.warnings()).as("log of " + size + " bytes").isEmpty();
            store.close();
        }
    }

    @Test
    void goesOnBehindTheLastWholeCommitWhereverALogEnds() throws Exception {
        for (int size = LogFormat.HEADER; size < log.bytes().length; size++) {
            Files.write(file, Arrays.copyOf(log.bytes(), size));
            try (var store = new FileStateStore(directory, "test")) {
                store.load();
                store.commit(Map.of("after", new byte[1]));
            }
            try (var store = new FileStateStore(directory, "test")) {
                Map<String, byte[]> loaded = store.load();

                assertThat(loaded.remove("after"))
                        .as("log of " + size + " bytes")
                        .isNotNull();
                assertThat(Logs.texts(loaded)).isEqualTo(log.stateAt(size));
                assertThat(store.warnings()).isEmpty();
            }
        }
    }

    @Test
    void dropsACommitOfSeveralFramesThatIsNotWhole() throws Exception {
        var large = new byte[400_000];
        try (var store = new FileStateStore(directory, "test")) {
            store.load();
            store.commit(Map.of("a", large, "b", large, "c", large, "d", large));
        }
        long whole = Files.size(file);
        for (long size : new long[] {whole - 1, whole - 400_001, whole - 800_100, whole - 1_300_000}) {
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) size));
            try (var store = new FileStateStore(directory, "test")) {
                assertThat(Logs.texts(store.load())).isEqualTo(log.stateAt(log.bytes().length));
                assertThat(store.warnings()).isEmpty();
            }
        }
    }

    @Test
    void takesZerosAtTheEndForACommitThatWasNotWritten() throws Exception {
        Files.write(file, Arrays.copyOf(log.bytes(), log.bytes().length + 5000));
        try (var store = new FileStateStore(directory, "test")) {
            assertThat(Logs.texts(store.load())).isEqualTo(log.stateAt(log.bytes().length));
            assertThat(store.warnings()).isEmpty();
        }
    }

    @Test
    void readsTheOldLogWhereverANewOneEnds() throws Exception {
        for (int size = 0; size <= log.bytes().length; size++) {
            Files.write(directory.resolve("state.next"), Arrays.copyOf(log.bytes(), size));
            try (var store = new FileStateStore(directory, "test")) {
                assertThat(Logs.texts(store.load())).isEqualTo(log.stateAt(log.bytes().length));
                assertThat(directory.resolve("state.next")).doesNotExist();
            }
        }
    }

    @Test
    void beginsIfNoLogWasEverWhole() throws Exception {
        Files.move(file, directory.resolve("state.next"));
        try (var store = new FileStateStore(directory, "test")) {
            assertThat(store.load()).isEmpty();
            store.commit(Map.of("a", new byte[1]));
        }
        try (var store = new FileStateStore(directory, "test")) {
            assertThat(store.load()).containsOnlyKeys("a");
        }
    }
}
