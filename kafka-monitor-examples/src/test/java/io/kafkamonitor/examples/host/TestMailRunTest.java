package io.kafkamonitor.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.examples.terminal.Terminal;
import io.kafkamonitor.localmail.LocalMailServer;
import io.kafkamonitor.localmail.ReceivedMail;
import io.kafkamonitor.localmail.ScriptedSmtpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code monitor <file> --test-mail}. */
@Timeout(300)
class TestMailRunTest {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private int testMail(int port, String... more) throws Exception {
        var settings = new ArrayList<String>();
        settings.add("kafka.bootstrap.servers=127.0.0.1:9"); // which nobody asks
        settings.add("threshold.consumer-lag=100");
        if (port > 0) {
            settings.addAll(List.of(
                    "smtp.host=localhost",
                    "smtp.security=none",
                    "smtp.port=" + port,
                    "smtp.from=monitor@example.com",
                    "smtp.to=ann@example.com, bob@example.com"));
        }
        settings.addAll(List.of(more));
        Path file = directory.resolve("my.properties");
        Files.write(file, settings);
        var out = new PrintStream(written, true, StandardCharsets.UTF_8);
        return new MonitorCommand(Terminal.of(out, Terminal.Look.PLAIN)).run(List.of(file.toString(), "--test-mail"));
    }

    private String output() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysWhatTheServerTakesAndSendsOneMailThatSaysItIsATest() throws Exception {
        try (LocalMailServer server = LocalMailServer.builder().clear().start()) {

            assertThat(testMail(server.port())).as(output()).isZero();

            assertThat(server.received()).hasSize(1);
            ReceivedMail mail = server.received().get(0);
            assertThat(mail.recipients()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
            assertThat(mail.subject()).contains("test-mail");
            assertThat(mail.text()).contains("This is a test of the monitor").contains("Nothing is the matter");
        }
        assertThat(output())
                .contains("'mail' works: localhost:")
                .contains("takes mail from monitor@example.com for 2 of 2 recipients")
                .contains("ann@example.com by 'mail' was told.", "bob@example.com by 'mail' was told.");
    }

    @Test
    void endsWith1WhereSomebodyIsNotTold() throws Exception {
        try (ScriptedSmtpServer server =
                ScriptedSmtpServer.clear().answer("RCPT", "250 2.1.5 Ok", "550 5.1.1 No such user")) {

            assertThat(testMail(server.port())).isEqualTo(1);
        }
        assertThat(output()).contains("'mail' does not work: ", "bob@example.com was refused: 550 5.1.1");
    }

    @Test
    void endsWith1WhereThereIsNobodyToTell() throws Exception {
        assertThat(testMail(0)).isEqualTo(1);

        assertThat(output()).contains("set smtp.host, smtp.from and smtp.to");
    }

    @Test
    void endsWith2WhereAnySettingIsWrong() throws Exception {
        assertThat(testMail(1, "threshold.consumer-lag.x=many", "monitor.intervall=3s"))
                .isEqualTo(2);

        assertThat(output()).contains("'many'", "monitor.intervall");
    }
}
