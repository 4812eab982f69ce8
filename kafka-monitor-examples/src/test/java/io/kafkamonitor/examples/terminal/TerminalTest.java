package io.kafkamonitor.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.examples.terminal.Terminal.Look;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private Terminal terminal(Look look) {
        return Terminal.of(new PrintStream(written, true, StandardCharsets.UTF_8), look);
    }

    private String output() {
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void writesOverTheProgressLine() {
        Terminal terminal = terminal(Look.INTERACTIVE);

        terminal.progress("1 s");
        terminal.progress("2 s");
        terminal.line("done");

        assertThat(output()).isEqualTo("\r\u001b[K1 s\r\u001b[K2 s\r\u001b[Kdone\n");
    }

    @Test
    void writesProgressAsLinesIntoAFile() {
        Terminal terminal = terminal(Look.PLAIN);

        terminal.progress("1 s");
        terminal.line("done");

        assertThat(output()).isEqualTo("1 s\ndone\n");
    }

    @Test
    void paintsOnlyWhereColoursShow() {
        assertThat(terminal(Look.COLOURED).paint(Paint.RED, "down")).isEqualTo("\u001b[31mdown\u001b[0m");
        assertThat(terminal(Look.INTERACTIVE).paint(Paint.RED, "down")).isEqualTo("down");
        assertThat(terminal(Look.PLAIN).paint(Paint.RED, "down")).isEqualTo("down");
    }

    @Test
    void saysNothingOfWorkThatIsSoonDone() {
        assertThat(Waiting.<String, RuntimeException>on(terminal(Look.PLAIN), "nothing", () -> "done"))
                .isEqualTo("done");
        assertThat(output()).isEmpty();
    }

    @Test
    void letsAFailureOfTheWorkThrough() {
        assertThatThrownBy(() -> Waiting.on(terminal(Look.PLAIN), "trouble", () -> {
                    throw new IOException("trouble");
                }))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesARowThatDoesNotFitItsTable() {
        TextTable table = TextTable.titled("Brokers").words("broker");

        assertThatThrownBy(() -> table.row("1", "2")).hasMessageContaining("2 cells does not fit 1 columns");
    }
}
