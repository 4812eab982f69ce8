package io.kafkamonitor.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.metric.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingDirectoryTest {

    private static final RecordingLimits LIMITS = new RecordingLimits(1 << 20, Duration.ofDays(7));

    @TempDir
    private Path directory;

    private static List<Snapshot> written(Path directory, RecordingLimits limits, long seed, int count)
            throws IOException {
        var snapshots = new RandomSnapshots(seed);
        var written = new ArrayList<Snapshot>();
        try (RecordingDirectory recording = RecordingDirectory.open(directory, limits)) {
            for (int i = 0; i < count; i++) {
                Snapshot snapshot = snapshots.next();
                recording.write(new Recorded(snapshot, Duration.ofMillis(i)));
                written.add(snapshot);
            }
        }
        return written;
    }

    private static List<Recorded> read(Path directory) throws IOException {
        var read = new ArrayList<Recorded>();
        RecordingFiles.read(directory, Instant.MIN, read::add);
        return read;
    }

    private static List<List<String>> told(List<Snapshot> snapshots) {
        return snapshots.stream().map(RandomSnapshots::told).toList();
    }

    private static List<Snapshot> snapshots(List<Recorded> recorded) {
        return recorded.stream().map(Recorded::snapshot).toList();
    }

    @Property(tries = 50)
    void whateverWasSeenIsReadBack(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int count)
            throws IOException {
        Path temporary = Files.createTempDirectory("recording");
        try {
            List<Snapshot> written = written(temporary, LIMITS, seed, count);

            List<Recorded> read = read(temporary);

            assertThat(told(snapshots(read))).isEqualTo(told(written));
            assertThat(read.get(count - 1).elapsed()).isEqualTo(Duration.ofMillis(count - 1));
        } finally {
            delete(temporary);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    /** As a process that is killed may leave it. */
    @Test
    void cutAtAnyByteAllButTheLastIsThere() throws IOException {
        List<List<String>> written = told(written(directory, LIMITS, 7, 3));
        Path file = Segment.in(directory).get(0).file();
        byte[] whole = Files.readAllBytes(file);

        int before = 0;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            List<List<String>> read = told(snapshots(read(directory)));
            assertThat(read).isEqualTo(written.subList(0, read.size())).hasSizeGreaterThanOrEqualTo(before);
            before = read.size();
        }

        assertThat(before).isEqualTo(3);
    }

    @Test
    void whatIsDamagedEndsItsFileAndNoOther() throws IOException {
        written(directory, LIMITS, 7, 3);
        Path file = Segment.in(directory).get(0).file();
        List<List<String>> later = told(written(directory, LIMITS, 8, 2));
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length - 3] ^= 1;
        Files.write(file, damaged);

        List<List<String>> read = told(snapshots(read(directory)));

        assertThat(read).hasSize(4).containsAll(later);
    }

    @Test
    void theOldestAreRemovedBeyondASize() throws IOException {
        var small = new RecordingLimits(50_000, Duration.ofDays(365));

        List<Snapshot> written = written(directory, small, 7, 2_000);

        long size = 0;
        for (Segment segment : Segment.in(directory)) {
            size += segment.size();
        }
        List<List<String>> read = told(snapshots(read(directory)));
        assertThat(size).isBetween(25_000L, 60_000L);
        assertThat(read).isEqualTo(told(written).subList(written.size() - read.size(), written.size()));
    }

    @Test
    void theOldestAreRemovedBeyondAnAge() throws IOException {
        var young = new RecordingLimits(1 << 30, Duration.ofHours(1));

        List<Snapshot> written = written(directory, young, 7, 500);

        Snapshot first = read(directory).get(0).snapshot();
        Snapshot last = written.get(written.size() - 1);
        assertThat(Duration.between(first.time(), last.time()))
                .isBetween(Duration.ofMinutes(55), Duration.ofMinutes(75));
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Path other = Files.writeString(directory.resolve("notes.txt"), "mine");

        List<Snapshot> written = written(directory, LIMITS, 7, 1);

        assertThat(told(snapshots(read(directory)))).isEqualTo(told(written));
        assertThat(other).hasContent("mine");
    }

    @Test
    void oneWritesAtATime() throws IOException {
        try (RecordingDirectory held = RecordingDirectory.open(directory, LIMITS)) {
            assertThatThrownBy(() -> RecordingDirectory.open(directory, LIMITS))
                    .hasMessage("The recording directory '" + directory
                            + "' is in use by another monitor; give each one of its own");
            assertThat(held).isNotNull();
        }
        RecordingDirectory.open(directory, LIMITS).close();
    }

    @Test
    void aFileOfANewerVersionIsSaid() throws IOException {
        Files.writeString(Segment.file(directory, 7), "kafka-monitor recording 2\n12345");

        assertThatThrownBy(() -> read(directory)).hasMessageContaining("is no recording that this version can read");
    }
}
