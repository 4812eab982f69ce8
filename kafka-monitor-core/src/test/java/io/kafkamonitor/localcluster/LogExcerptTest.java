package io.kafkamonitor.localcluster;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogExcerptTest {

    @TempDir
    private Path directory;

    @Test
    void beginsAtTheFirstProblem() throws IOException {
        Path log = log("INFO starting\nERROR port taken\nINFO shutting down\n");

        assertThat(LogExcerpt.of(log, 0)).isEqualTo("ERROR port taken\nINFO shutting down");
    }

    @Test
    void isTheEndOfALogWithoutProblems() throws IOException {
        Path log = log(IntStream.rangeClosed(1, 100).mapToObj(i -> "line " + i).collect(joining("\n")));

        assertThat(LogExcerpt.of(log, 0)).startsWith("line 61\n").endsWith("line 100");
    }

    @Test
    void leavesOutAnEarlierLife() throws IOException {
        String earlier = "ERROR of the earlier life\n";
        Path log = log(earlier + "INFO starting again\n");

        assertThat(LogExcerpt.of(log, earlier.length())).isEqualTo("INFO starting again");
    }

    @Test
    void saysWhenThereIsNoLog() {
        assertThat(LogExcerpt.of(directory.resolve("none.log"), 0)).contains("cannot be read", "none.log");
    }

    private Path log(String content) throws IOException {
        return Files.writeString(directory.resolve("broker.log"), content);
    }
}
