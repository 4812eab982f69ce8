package io.kafkamonitor.telling;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.bounds.Printable;
import org.jspecify.annotations.Nullable;

/** What people say of what they decide: who and why, as one printable line each. */
final class Said {

    private Said() {}

    static String by(String who, String what) {
        return line(Bounded.name(who, "Who decided on " + what), "who decided on it", what);
    }

    static String because(String why, String what) {
        return line(Bounded.text(why, "The comment of " + what), "a comment", what);
    }

    private static String line(String text, String missing, String what) {
        String line = Printable.line(text);
        if (line.isEmpty()) {
            throw new IllegalArgumentException(capitalized(what) + " has '" + text + "' for " + missing + "; name it");
        }
        return line;
    }

    /** What must have been said. */
    static <T> T required(@Nullable T said, String what, String call) {
        if (said == null) {
            throw new IllegalArgumentException(capitalized(what) + " lacks what '" + call + "' says; call it");
        }
        return requireNonNull(said);
    }

    private static String capitalized(String what) {
        return Character.toUpperCase(what.charAt(0)) + what.substring(1);
    }
}
