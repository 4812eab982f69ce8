package io.kafkamonitor.internal.health;

import io.kafkamonitor.bounds.Printable;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What was thrown, as a phrase for a person and for the log. */
public final class Failures {

    private static final int LONGEST = 500;
    private static final int MOST_CAUSES = 100;

    private Failures() {}

    /** The type and message of a throwable, or of its cause where it only wraps one; never throws itself. */
    public static String describe(Throwable thrown) {
        Throwable shown = unwrapped(thrown);
        String message = Printable.line(message(shown));
        String text = message.isBlank() ? type(shown) : type(shown) + ": " + message;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** The throwable that {@link #describe} describes, or one in its place if it cannot be printed. */
    public static Throwable printable(Throwable thrown) {
        Throwable shown = unwrapped(thrown);
        try {
            shown.printStackTrace(new PrintWriter(Writer.nullWriter()));
            boolean clean = readAsLoggersDo(shown, Collections.newSetFromMap(new IdentityHashMap<>()));
            return clean ? shown : copyOf(shown);
        } catch (Throwable e) { // or a logger would throw it into the cycle
            return new IllegalStateException(describe(shown) + " (its stack trace cannot be read)");
        }
    }

    /** With messages of one printable line each: a name in them must not look like another line of the log. */
    private static Throwable copyOf(Throwable thrown) {
        @Nullable Throwable cause = thrown.getCause();
        var copy = new IllegalStateException(Printable.line(thrown.toString()), cause == null ? null : copyOf(cause));
        copy.setStackTrace(thrown.getStackTrace());
        return copy;
    }

    /** Some loggers print by calling each method on their own. Tells whether all messages are printable lines. */
    private static boolean readAsLoggersDo(Throwable thrown, Set<Throwable> seen) {
        if (!seen.add(thrown)) {
            return true;
        }
        if (seen.size() > MOST_CAUSES) {
            throw new IllegalArgumentException("There are more than " + MOST_CAUSES + " causes");
        }
        String text = thrown + thrown.getMessage() + thrown.getLocalizedMessage() + thrown.getStackTrace().length;
        boolean clean = Printable.line(text).equals(text);
        for (Throwable suppressed : thrown.getSuppressed()) {
            clean &= readAsLoggersDo(suppressed, seen);
        }
        @Nullable Throwable cause = thrown.getCause();
        return (cause == null || readAsLoggersDo(cause, seen)) && clean;
    }

    private static Throwable unwrapped(Throwable thrown) {
        try {
            @Nullable Throwable cause = thrown instanceof ExecutionException ? thrown.getCause() : thrown;
            return cause == null ? thrown : cause;
        } catch (Throwable e) { // from a subclass of a plug-in
            return thrown;
        }
    }

    private static String type(Throwable thrown) {
        String simple = thrown.getClass().getSimpleName();
        return simple.isEmpty() ? thrown.getClass().getName() : simple;
    }

    private static String message(Throwable thrown) {
        try {
            @Nullable String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (Throwable e) { // the code of a plug-in again
            return "(its message cannot be read)";
        }
    }
}
