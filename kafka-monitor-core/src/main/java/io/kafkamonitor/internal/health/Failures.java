package io.kafkamonitor.internal.health;

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
        String message = message(shown);
        String text = message.isBlank() ? type(shown) : type(shown) + ": " + message;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** The throwable that {@link #describe} describes, or one in its place if it cannot be printed. */
    public static Throwable printable(Throwable thrown) {
        Throwable shown = unwrapped(thrown);
        try {
            shown.printStackTrace(new PrintWriter(Writer.nullWriter()));
            readAsLoggersDo(shown, Collections.newSetFromMap(new IdentityHashMap<>()));
            return shown;
        } catch (Throwable e) { // or a logger would throw it into the cycle
            return new IllegalStateException(describe(shown) + " (its stack trace cannot be read)");
        }
    }

    /** Some loggers print by calling each method on their own. */
    private static void readAsLoggersDo(Throwable thrown, Set<Throwable> seen) {
        if (!seen.add(thrown)) {
            return;
        }
        if (seen.size() > MOST_CAUSES) {
            throw new IllegalArgumentException("There are more than " + MOST_CAUSES + " causes");
        }
        String text = thrown + thrown.getMessage() + thrown.getLocalizedMessage() + thrown.getStackTrace().length;
        for (Throwable suppressed : thrown.getSuppressed()) {
            readAsLoggersDo(suppressed, seen);
        }
        @Nullable Throwable cause = thrown.getCause();
        if (cause != null && !text.isEmpty()) {
            readAsLoggersDo(cause, seen);
        }
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
