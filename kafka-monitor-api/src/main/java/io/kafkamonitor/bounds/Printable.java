package io.kafkamonitor.bounds;

/**
 * Makes text fit to be shown, in whatever outlet: a log, a table, a mail. Names of topics, groups and clients come from
 * whoever may create them, and Kafka accepts group ids with line breaks, escape sequences and the like.
 */
public final class Printable {

    private static final char UNPRINTABLE = '\uFFFD';

    private Printable() {}

    /**
     * One printable line: line breaks and any other white space become single spaces; control characters, and those that
     * hide or change the direction of text, become visible as U+FFFD. The same text, if nothing has to be done.
     */
    public static String line(String text) {
        return isPlain(text) ? text : cleaned(text);
    }

    /** The usual case: printable ASCII, without two spaces in a row. */
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~' || (character == ' ' && before == ' ')) {
                return false;
            }
            before = character;
        }
        return text.isEmpty() || before != ' ';
    }

    private static String cleaned(String text) {
        var line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(line, character));
        return line.toString().stripTrailing();
    }

    private static void append(StringBuilder line, int character) {
        if (isSpace(character)) {
            if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        } else if (isPrintable(character)) {
            line.appendCodePoint(character);
        } else {
            line.append(UNPRINTABLE);
        }
    }

    private static boolean isSpace(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> Character.isWhitespace(character) || character == 0x85;
        };
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
