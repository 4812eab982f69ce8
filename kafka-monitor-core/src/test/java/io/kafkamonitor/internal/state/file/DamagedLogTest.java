package io.kafkamonitor.internal.state.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.state.file.Logs.Log;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedLogTest {

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
    void readsWhatIsBeforeADamageAndSaysSoWhereverItIs() throws Exception {
        for (int at = 0; at < log.bytes().length; at++) {
            byte[] damaged = log.bytes().clone();
            damaged[at] ^= (byte) (1 << at % 8);
            Files.write(file, damaged);

            try (var store = new FileStateStore(directory, "test")) {
                assertThat(Logs.texts(store.load())).as("damage at " + at).isEqualTo(stateBefore(at));
                assertThat(store.warnings()).as("damage at " + at).hasSize(1);
            }
            assertThat(Logs.texts(loadedAgain())).as("damage at " + at).isEqualTo(stateBefore(at));
        }
    }

    private Map<String, String> stateBefore(int at) {
        return at < LogFormat.HEADER ? Map.of() : log.stateAt(at);
    }

    private Map<String, byte[]> loadedAgain() throws Exception {
        try (var store = new FileStateStore(directory, "test")) {
            Map<String, byte[]> loaded = store.load();
            assertThat(store.warnings()).isEmpty();
            return loaded;
        }
    }

    @Test
    void keepsTheDamagedFileAndAHandfulOfThem() throws Exception {
        for (int i = 0; i < 8; i++) {
            byte[] damaged = log.bytes().clone();
            damaged[LogFormat.HEADER + i]++;
            Files.write(file, damaged);
            String warning = warningOf();

            assertThat(warning).contains(file.toString(), "is damaged at byte 24 of " + damaged.length);
            Path aside = directory.resolve(warning.replaceAll("(?s).*put aside as '(.*)'", "$1"));
            assertThat(Files.readAllBytes(aside)).isEqualTo(damaged);
        }

        assertThat(aside()).hasSize(5);
    }

    @Test
    void putsFilesAsideInTheSameMillisecond() throws Exception {
        var directoryOf = new StateDirectory(directory);
        Files.write(file, log.bytes());
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        List<Path> aside =
                List.of(directoryOf.putLogAside(now), directoryOf.putLogAside(now), directoryOf.putLogAside(now));

        assertThat(aside).doesNotHaveDuplicates().allMatch(Files::exists);
    }

    private String warningOf() throws Exception {
        try (var store = new FileStateStore(directory, "test")) {
            store.load();
            assertThat(store.warnings()).hasSize(1);
            return store.warnings().get(0);
        }
    }

    private List<Path> aside() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(each -> each.toString().contains(".aside-")).toList();
        }
    }

    @Test
    void goesOnAfterADamage() throws Exception {
        byte[] damaged = log.bytes().clone();
        damaged[damaged.length - 1]++;
        Files.write(file, damaged);
        try (var store = new FileStateStore(directory, "test")) {
            store.load();
            store.commit(Map.of("after", new byte[1]));
        }

        assertThat(loadedAgain()).containsKeys("after", "count");
    }

    @Test
    void putsAFileOfANewerVersionAside() throws Exception {
        byte[] header = LogFormat.header(7);
        ByteBuffer newer = ByteBuffer.wrap(header).putInt(8, 2);
        var crc = new CRC32C();
        crc.update(header, 0, 20);
        Files.write(file, newer.putInt(20, (int) crc.getValue()).array());

        assertThat(warningOf()).contains("was written by a newer version of the monitor, in format 2");
        assertThat(aside()).hasSize(1);
    }

    @Test
    void putsAsideWhatIsNoStateFile() throws Exception {
        for (String content : new String[] {"", "kmstat", "#!/bin/sh\necho this is something else entirely\n"}) {
            Files.writeString(file, content);

            assertThat(warningOf()).contains("is not a state file");
        }
    }

    @Test
    void putsAsideWhatCannotBeRead() throws Exception {
        Files.delete(file);
        Files.createDirectory(file);

        assertThat(warningOf()).contains("cannot be read");
        assertThat(aside()).hasSize(1);
        assertThat(loadedAgain()).isEmpty();
    }

    @Test
    void believesNoFrameOfAnotherFileOrFromAnotherPlace() throws Exception {
        byte[] frame =
                Arrays.copyOfRange(log.bytes(), log.ends().get(0), log.ends().get(1));
        byte[] repeated = Arrays.copyOf(log.bytes(), log.bytes().length + frame.length);
        System.arraycopy(frame, 0, repeated, log.bytes().length, frame.length);
        Files.write(file, repeated);

        try (var store = new FileStateStore(directory, "test")) {
            assertThat(Logs.texts(store.load())).isEqualTo(log.stateAt(log.bytes().length));
            assertThat(store.warnings()).hasSize(1);
        }
    }
}
