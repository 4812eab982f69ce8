package io.kafkamonitor.examples.demo;

import io.kafkamonitor.examples.terminal.Paint;
import io.kafkamonitor.examples.terminal.Terminal;
import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.examples.terminal.Waiting;
import io.kafkamonitor.examples.terminal.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened when, on the terminal. Safe for use by several threads. */
final class Timeline {

    private static final String INDENT = " ".repeat(12);

    private final Terminal terminal;
    private final long startNanos = System.nanoTime();

    Timeline(Terminal terminal) {
        this.terminal = terminal;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /** Something happened. */
    void say(Voice voice, String text) {
        terminal.line(line(voice, text));
    }

    /** Something happened, told in a colour. */
    void say(Voice voice, Paint paint, String text) {
        terminal.line(line(voice, terminal.paint(paint, text)));
    }

    /** Something was said, with the words below it. */
    void quote(Voice voice, Paint paint, String text, List<String> quoted) {
        var lines = new ArrayList<String>();
        lines.add(line(voice, terminal.paint(paint, text)));
        quoted.forEach(words -> lines.add(terminal.paint(Paint.DIM, INDENT + "| " + words)));
        terminal.lines(lines);
    }

    private String line(Voice voice, String text) {
        return String.format(
                Locale.ROOT,
                "[%5.1f s]  %-7s  %s",
                elapsed().toMillis() / 1000.0,
                voice.name().toLowerCase(Locale.ROOT),
                text);
    }

    /** Tables, one below the other. */
    void show(TextTable... tables) {
        var lines = new ArrayList<String>();
        for (TextTable table : tables) {
            List<String> text = table.lines();
            lines.add("");
            lines.add(INDENT + terminal.paint(Paint.BOLD, text.get(0)));
            text.subList(1, text.size()).forEach(line -> lines.add(INDENT + line));
        }
        lines.add("");
        terminal.lines(lines);
    }

    /** Does what takes its time, and shows that it is being waited for. */
    <T, X extends Exception> T waitingFor(String what, Work<T, X> work) throws X {
        return Waiting.on(terminal, what, work);
    }
}
