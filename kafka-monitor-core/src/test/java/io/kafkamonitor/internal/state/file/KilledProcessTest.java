package io.kafkamonitor.internal.state.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.state.StateHeldException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed with no chance to end in order. */
class KilledProcessTest {

    private static final int KILLS = 6;

    @TempDir
    private Path directory;

    @Test
    void hasKeptAllThatItCommitted() throws Exception {
        var random = new Random(20261126);
        long committed = 0;
        for (int i = 0; i < KILLS; i++) {
            committed = lastSaidBy(killedAfter(20 + random.nextInt(200)));
            try (var store = new FileStateStore(directory, "test")) {
                long kept = CommittingProcess.numberIn(store.load());

                assertThat(kept).isBetween(committed, committed + 1);
                assertThat(store.warnings()).isEmpty();
            }
        }
        assertThat(committed).isGreaterThan(20L * KILLS);
    }

    /** Reads so many lines, kills the process, and reads what it said until then. */
    private String killedAfter(int lines) throws IOException, InterruptedException {
        Process process = start();
        try (BufferedReader reader = process.inputReader()) {
            String last = "";
            for (int i = 0; i < lines; i++) {
                last = reader.readLine();
            }
            process.toHandle().destroyForcibly(); // which leaves its output open
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                last = line;
            }
            process.waitFor();
            return last;
        }
    }

    private static long lastSaidBy(String line) {
        return Long.parseLong(line.substring(line.indexOf(' ') + 1));
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommittingProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void holdsItsDirectoryAsLongAsItLives() throws Exception {
        Process process = start();
        try (BufferedReader reader = process.inputReader();
                var store = new FileStateStore(directory, "second")) {
            assertThat(reader.readLine()).isEqualTo("loaded 0");

            assertThatThrownBy(store::load)
                    .isInstanceOf(StateHeldException.class)
                    .hasMessageContaining("held by process " + process.pid() + " on ")
                    .hasMessageContaining("for the monitor 'child'");

            process.destroyForcibly().waitFor();
            store.load();
            assertThat(Files.readString(directory.resolve("lock"))).contains("for the monitor 'second'");
        } finally {
            process.destroyForcibly();
        }
    }
}
