package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

/**
 * A pattern of literal characters, {@code *} for any text and {@code ?} for one character.
 *
 * <p>Matched without regular expressions: no topic name and no pattern can make it slow.
 */
final class Glob {

    private final String pattern;

    Glob(String pattern) {
        this.pattern = requireNonNull(pattern, "pattern");
    }

    /** Whether the whole text fits. On a mismatch the last star takes one character more. */
    boolean matches(String text) {
        int at = 0;
        int next = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length()) {
            if (next < pattern.length() && pattern.charAt(next) == '*') {
                star = next++;
                resume = at;
            } else if (next < pattern.length() && fits(pattern.charAt(next), text.charAt(at))) {
                next++;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return onlyStarsFrom(next);
    }

    private static boolean fits(char expected, char actual) {
        return expected == '?' || expected == actual;
    }

    private boolean onlyStarsFrom(int start) {
        for (int i = start; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '*') {
                return false;
            }
        }
        return true;
    }
}
