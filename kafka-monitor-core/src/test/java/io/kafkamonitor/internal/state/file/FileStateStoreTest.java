package io.kafkamonitor.internal.state.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkamonitor.state.StateHeldException;
import io.kafkamonitor.state.StateStore;
import io.kafkamonitor.testing.StateStoreContract;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStateStoreTest implements StateStoreContract {

    @TempDir
    private Path temporary;

    private Path directory() {
        return temporary.resolve("monitor").resolve("state");
    }

    private FileStateStore holder = new FileStateStore(Path.of("unused"), "orders");

    @Override
    public FileStateStore openStore() {
        return new FileStateStore(directory(), "payments");
    }

    @Override
    public Optional<StateStore> heldStore() throws Exception {
        holder = new FileStateStore(directory(), "orders");
        holder.load();
        return Optional.of(openStore());
    }

    @AfterEach
    void letGo() {
        holder.close();
    }

    @Test
    void createsNothingBeforeItIsLoaded() {
        openStore().close();

        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void saysWhichMonitorOfThisProcessHoldsIt() throws Exception {
        try (StateStore second = heldStore().orElseThrow()) {
            assertThatThrownBy(second::load)
                    .isInstanceOf(StateHeldException.class)
                    .hasMessageContaining(directory().toString())
                    .hasMessageContaining(
                            "held by process " + ProcessHandle.current().pid() + " on ")
                    .hasMessageContaining("for the monitor 'orders'");
        }
    }

    @Test
    void isHeldStillAfterAnotherWasRefused() throws Exception {
        StateStore second = heldStore().orElseThrow();
        assertThatThrownBy(second::load).isInstanceOf(StateHeldException.class);
        second.close();

        assertThatThrownBy(openStore()::load).isInstanceOf(StateHeldException.class);
        assertThatCode(() -> holder.commit(Map.of("a", new byte[1]))).doesNotThrowAnyException();
    }

    @Test
    void knowsADirectoryByAnyNameOfIt() throws Exception {
        heldStore();
        Path link = Files.createSymbolicLink(temporary.resolve("link"), directory());

        assertThatThrownBy(new FileStateStore(link, "payments")::load).isInstanceOf(StateHeldException.class);
    }

    @Test
    void belongsToItsOwnerAlone() throws Exception {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        try (StateStore store = openStore()) {
            store.load();
            store.commit(Map.of("a", new byte[1]));
        }

        assertThat(permissions(directory())).isEqualTo("rwx------");
        assertThat(files())
                .hasSize(2)
                .allSatisfy(file ->
                        assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------"));
    }

    @Test
    void takesAFileAwayFromOthersThatCouldReadIt() throws Exception {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        belongsToItsOwnerAlone();
        for (Path file : files()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }

        belongsToItsOwnerAlone();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.toList();
        }
    }

    @Test
    void saysThatItsDirectoryIsAFile() throws Exception {
        Files.createDirectories(directory().getParent());
        Files.writeString(directory(), "");

        assertThatThrownBy(openStore()::load)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(directory().toString());
    }

    @Test
    void isLoadedOnce() throws Exception {
        try (StateStore store = openStore()) {
            store.load();

            assertThatThrownBy(store::load).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void keepsNothingInADirectoryThatWasRemovedUntilItIsBack() throws Exception {
        Path away = temporary.resolve("away");
        try (StateStore store = openStore()) {
            store.load();
            store.commit(Map.of("before", new byte[1]));
            Files.move(directory(), away);
            assertThatThrownBy(() -> store.commit(Map.of("away", new byte[1])))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("removed or replaced while the monitor runs");
            Files.move(away, directory());
            store.commit(Map.of("back", new byte[1]));
        }

        assertThat(loaded()).containsOnlyKeys("before", "back");
    }

    @Test
    void keepsNothingInADirectoryThatTookThePlaceOfItsOwn() throws Exception {
        try (StateStore store = openStore()) {
            store.load();
            store.commit(Map.of("before", new byte[1]));
            Files.move(directory(), temporary.resolve("away"));
            Files.createDirectory(directory());

            assertThatThrownBy(() -> store.commit(Map.of("replaced", new byte[1])))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("removed or replaced while the monitor runs");
        }

        assertThat(loaded()).isEmpty();
    }

    @Test
    void keepsNothingOnAFileThatWasReplaced() throws Exception {
        try (StateStore store = openStore()) {
            store.load();
            store.commit(Map.of("before", new byte[1]));
            Path log = directory().resolve("state.log");
            Files.copy(log, temporary.resolve("backup"));
            Files.delete(log);
            assertThatThrownBy(() -> store.commit(Map.of("removed", new byte[1])))
                    .isInstanceOf(IOException.class);
            Files.move(temporary.resolve("backup"), log);

            assertThatThrownBy(() -> store.commit(Map.of("replaced", new byte[1])))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("restart the monitor");
        }

        assertThat(loaded()).containsOnlyKeys("before");
    }

    @Test
    void saysNothingOfKeysAndValuesWhenACommitFails() throws Exception {
        try (StateStore store = openStore()) {
            store.load();
            Files.delete(directory().resolve("lock"));

            assertThatThrownBy(() -> store.commit(Map.of("key-7", "hunter2".getBytes(UTF_8))))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContainingAny("key-7", "hunter2");
        }
    }

    @Test
    void hasNoWarningsIfAllIsWell() throws Exception {
        try (FileStateStore store = openStore()) {
            store.load();
            store.commit(Map.of("a", new byte[1]));
        }
        try (FileStateStore store = openStore()) {
            store.load();

            assertThat(store.warnings()).isEmpty();
        }
    }

    private Map<String, byte[]> loaded() throws Exception {
        try (StateStore store = openStore()) {
            return store.load();
        }
    }
}
