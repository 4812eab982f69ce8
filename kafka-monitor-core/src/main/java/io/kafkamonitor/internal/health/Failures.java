package io.kafkamonitor.internal.health;

import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What was thrown, as a phrase for a person. */
public final class Failures {

    private static final int LONGEST = 500;

    private Failures() {}

    /** The type and message of a throwable, or of its cause where it only wraps one; never throws itself. */
    public static String describe(Throwable thrown) {
        @Nullable Throwable cause = thrown instanceof ExecutionException ? thrown.getCause() : thrown;
        Throwable shown = cause == null ? thrown : cause;
        String message = message(shown);
        String text = message.isBlank() ? type(shown) : type(shown) + ": " + message;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private static String type(Throwable thrown) {
        String simple = thrown.getClass().getSimpleName();
        return simple.isEmpty() ? thrown.getClass().getName() : simple;
    }

    private static String message(Throwable thrown) {
        try {
            @Nullable String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (RuntimeException e) {
            return "(its message cannot be read)";
        }
    }
}
