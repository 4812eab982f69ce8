package io.kafkamonitor.internal.health;

import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What was thrown, as a phrase for a person. */
public final class Failures {

    private Failures() {}

    /** The type and message of a throwable, or of its cause where it only wraps one. */
    public static String describe(Throwable thrown) {
        @Nullable Throwable cause = thrown instanceof ExecutionException ? thrown.getCause() : thrown;
        Throwable shown = cause == null ? thrown : cause;
        String message = shown.getMessage();
        String type = shown.getClass().getSimpleName();
        return message == null || message.isBlank() ? type : type + ": " + message;
    }
}
