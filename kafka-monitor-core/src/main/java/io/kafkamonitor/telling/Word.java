package io.kafkamonitor.telling;

import java.util.Set;

/** A name or value in a text: as it is if that can be read in one way only, otherwise quoted. */
final class Word {

    static final String RULE = "rule";
    static final String INCIDENT = "incident";
    static final String AT = "at";
    static final String LEAST = "least";
    static final String NOT = "not";
    static final String LIKE = "like";
    static final String EVERYTHING = "everything";

    private static final Set<String> RESERVED = Set.of(RULE, INCIDENT, AT, LEAST, NOT, LIKE, EVERYTHING);

    private Word() {}

    /** A literal text. */
    static String literal(String text) {
        return isPlain(text) && !isPattern(text) ? text : quoted(text);
    }

    /** A pattern of {@code *} and {@code ?}. */
    static String pattern(String pattern) {
        return isPlain(pattern) && isPattern(pattern) ? pattern : LIKE + " " + quoted(pattern);
    }

    static boolean isPattern(String word) {
        return word.indexOf('*') >= 0 || word.indexOf('?') >= 0;
    }

    private static boolean isPlain(String text) {
        return !text.isEmpty() && !RESERVED.contains(text) && text.chars().allMatch(c -> isPlain((char) c));
    }

    /** Whether a character may stand in a word without quotes. */
    static boolean isPlain(char character) {
        return isLetter(character) || "._-:/@+#=~%*?".indexOf(character) >= 0;
    }

    private static boolean isLetter(char character) {
        return Character.isLetterOrDigit(character);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            append(quoted, text.charAt(i));
        }
        return quoted.append('\'').toString();
    }

    private static void append(StringBuilder quoted, char character) {
        if (character == '\'' || character == '\\') {
            quoted.append('\\').append(character);
        } else if ((character >= ' ' && character <= '~') || isLetter(character)) {
            quoted.append(character);
        } else {
            quoted.append(String.format("\\u%04x", (int) character));
        }
    }
}
