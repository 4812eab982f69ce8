package io.kafkamonitor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.examples.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private int run(String... arguments) throws Exception {
        var out = new PrintStream(written, true, StandardCharsets.UTF_8);
        return Main.run(List.of(arguments), Terminal.of(out, Terminal.Look.PLAIN));
    }

    private String output() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsTheUsageWhenAsked() throws Exception {
        assertThat(run("help")).isZero();
        assertThat(output()).contains("demo", "monitor <file>", "--once", "benchmark", "java -cp", "Exit codes");
    }

    @Test
    void endsWith2AndTheUsageForAnUnknownCommand() throws Exception {
        assertThat(run("demmo")).isEqualTo(2);
        assertThat(output()).contains("Usage:");
    }

    @Test
    void endsWith2AndTheUsageWithoutACommand() throws Exception {
        assertThat(run()).isEqualTo(2);
        assertThat(output()).contains("Usage:");
    }

    @Test
    void endsWith2WithoutASettingsFile() throws Exception {
        assertThat(run("monitor")).isEqualTo(2);
        assertThat(output()).contains("monitor <file>");
    }

    @Test
    void endsWith2ForAnUnknownOption() throws Exception {
        assertThat(run("monitor", "--twice", "my.properties")).isEqualTo(2);
        assertThat(output()).contains("monitor <file>");
    }

    @Test
    void endsWith2ForAFileThatIsNotThere() throws Exception {
        assertThat(run("monitor", directory.resolve("none.properties").toString()))
                .isEqualTo(2);
        assertThat(output()).contains("none.properties", "monitor.properties");
    }

    @Test
    void endsWith2AndListsEverythingThatIsWrongWithTheSettings() throws Exception {
        Path file = Files.writeString(directory.resolve("wrong.properties"), """
                monitor.interval = soon
                smtp.host = smtp.example.com
                treshold.broker-cpu = 0.5
                """);

        assertThat(run("monitor", file.toString(), "--once")).isEqualTo(2);
        assertThat(output())
                .contains("'kafka.bootstrap.servers'")
                .contains("'monitor.interval' is 'soon'")
                .contains("'treshold.broker-cpu'")
                .contains("from");
    }

    @Test
    void listsWhatIsWrongWithTheFileBesideWhatIsWrongWithTheSettings() throws Exception {
        Path file = Files.writeString(directory.resolve("wrong.properties"), """
                \uFEFFkafka.bootstrap.servers = 127.0.0.1:1
                kafka.acks = all
                kafka.sasl.jaas.conf = hunter2
                monitor.interval = soon
                monitor.interval = 30s
                smpt.host = smtp.example.com
                "hunter2";
                """);

        assertThat(run("monitor", file.toString(), "--once")).isEqualTo(2);
        assertThat(output())
                .contains("5 problems:")
                .contains("'monitor.interval' stands on line 4 of the settings file and again on line 5")
                .contains("'monitor.interval' is 'soon'")
                .contains("Line 7 of the settings file has no '='")
                .contains("did you mean 'kafka.sasl.jaas.config'?")
                .contains("did you mean 'smtp.host'?")
                .contains("'kafka.acks' is for producers or consumers")
                .doesNotContain("hunter2");
    }
}
