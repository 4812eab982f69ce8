package io.kafkamonitor.labels;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * A pattern of literal characters, {@code *} for any text and {@code ?} for one character.
 *
 * <p>Matched without regular expressions: no topic name and no pattern can make it slow.
 */
final class Glob {

    /** Patterns of which the first says more of the texts that fit both. */
    static final Comparator<String> MOST_SPECIFIC_FIRST = Comparator.comparingLong(Glob::literals)
            .reversed()
            .thenComparingLong(pattern -> count(pattern, '*'))
            .thenComparingLong(pattern -> -count(pattern, '?'))
            .thenComparingInt(pattern -> -beginning(pattern))
            .thenComparing(Comparator.naturalOrder());

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

    private static long literals(String pattern) {
        return pattern.length() - count(pattern, '*') - count(pattern, '?');
    }

    private static long count(String pattern, char wildcard) {
        return pattern.chars().filter(c -> c == wildcard).count();
    }

    private static int beginning(String pattern) {
        int length = 0;
        while (length < pattern.length() && pattern.charAt(length) != '*' && pattern.charAt(length) != '?') {
            length++;
        }
        return length;
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
