package io.kafkamonitor.examples.terminal;

import static java.util.Objects.requireNonNull;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where people read along: lines that stay, and one line of progress below them that does not. Safe for use by several
 * threads.
 */
public final class Terminal {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final Look look;
    private final Object lock = new Object();
    private boolean progressShown; // guarded by lock

    private Terminal(PrintStream out, Look look) {
        this.out = requireNonNull(out, "out");
        this.look = look;
    }

    /** What a terminal can show. */
    public enum Look {
        /** A person's terminal: colours, and a progress line that is written over. */
        COLOURED,
        /** The same for somebody who wants no colours. */
        INTERACTIVE,
        /** A file or a pipe: lines only. */
        PLAIN
    }

    /** A terminal that looks as it is told to. */
    public static Terminal of(PrintStream out, Look look) {
        return new Terminal(out, look);
    }

    /** Standard output, with colours only where a person sees them and did not set {@code NO_COLOR}. */
    public static Terminal system() {
        if (!isInteractive(System.console())) {
            return new Terminal(System.out, Look.PLAIN);
        }
        String noColor = System.getenv("NO_COLOR");
        return new Terminal(System.out, noColor == null || noColor.isEmpty() ? Look.COLOURED : Look.INTERACTIVE);
    }

    /** Since Java 22 there is a console without a terminal, too, and a method that tells. */
    private static boolean isInteractive(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Writes a line. */
    public void line(String text) {
        lines(List.of(text));
    }

    /** Writes lines, with none of another thread between them. */
    public void lines(List<String> texts) {
        synchronized (lock) {
            clearProgress();
            texts.forEach(out::println);
            out.flush();
        }
    }

    /** Shows how something goes on: over the last such line, or as a line of its own where that cannot be. */
    void progress(String text) {
        synchronized (lock) {
            if (look == Look.PLAIN) {
                out.println(text);
            } else {
                out.print(CLEAR_LINE + paint(Paint.DIM, text));
                progressShown = true;
            }
            out.flush();
        }
    }

    /** Takes the progress line away. */
    void endProgress() {
        synchronized (lock) {
            clearProgress();
            out.flush();
        }
    }

    private void clearProgress() {
        if (progressShown) {
            out.print(CLEAR_LINE);
            progressShown = false;
        }
    }

    boolean isPlain() {
        return look == Look.PLAIN;
    }

    /** A text in a colour, where colours show. */
    public String paint(Paint paint, String text) {
        return look == Look.COLOURED ? paint.on(text) : text;
    }
}
