package io.kafkamonitor.examples.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import io.kafkamonitor.localcluster.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the packaged jar: runs the demonstration as the README says. */
class DemoIT {

    @TempDir
    private Path directory;

    private Process demo;

    @BeforeEach
    void startsTheDemonstration() throws IOException {
        ProcessBuilder command = ExamplesJar.command("demo", mails().toString());
        command.command().add(1, "-Djava.io.tmpdir=" + Files.createDirectory(temporaryFiles()));
        demo = command.start();
    }

    private Path mails() {
        return directory.resolve("mails");
    }

    private Path temporaryFiles() {
        return directory.resolve("temporary");
    }

    @AfterEach
    void endsItWhateverHappened() {
        demo.destroyForcibly().onExit().join();
    }

    @Test
    void endsByItselfWithEveryExpectedMail() throws Exception {
        String output = new String(demo.getInputStream().readAllBytes(), UTF_8);

        assertThat(demo.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("Partitions per broker", "is killed: kill -9", "Every expected alert arrived by mail")
                .contains(mails().toString())
                .contains("One mail names broker 3", "tells nobody again", "One mail, of the second monitor")
                .doesNotContain("MISSING", "TOO MUCH", "\u001b");
        assertThat(files(".eml")).hasSameSizeAs(files(".html")).hasSizeGreaterThanOrEqualTo(8);
        for (String mail : List.of("-broker-down-firing.html", "-broker-down-resolved.html")) {
            assertThat(files(mail))
                    .filteredOn(file -> contentOf(file.toFile()).contains("archive"))
                    .hasSize(1);
        }
        assertThat(temporaryFiles()).isEmptyDirectory();
    }

    private List<Path> files(String ending) throws Exception {
        try (Stream<Path> files = Files.list(mails())) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void leavesNoProcessBehindWhenItIsInterrupted() throws Exception {
        BufferedReader output = demo.inputReader(UTF_8);
        String line = output.readLine();
        while (line != null && !line.contains("brokers are live")) {
            line = output.readLine();
        }
        List<ProcessHandle> brokers = demo.descendants().toList();
        assertThat(brokers).as("brokers").hasSize(3);

        demo.destroy(); // SIGTERM, which Java treats like Ctrl-C

        assertThat(demo.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
        assertThat(temporaryFiles()).isEmptyDirectory();
        Await.until(
                "the brokers to end",
                Duration.ofMinutes(2),
                () -> brokers.stream().noneMatch(ProcessHandle::isAlive));
    }
}
