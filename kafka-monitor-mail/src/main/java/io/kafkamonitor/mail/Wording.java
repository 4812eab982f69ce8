package io.kafkamonitor.mail;

import java.time.Duration;

/** Makes text fit for people: one line, no characters that control anything, bounded length. */
final class Wording {

    private static final char UNPRINTABLE = '\uFFFD';

    private Wording() {}

    /**
     * One printable line. Names of topics, groups and clients come from whoever may create them: line breaks become
     * spaces; other control characters, and those that change the direction of text, become visible.
     *
     * @param most how many characters at most
     */
    static String clean(String text, int most) {
        var line = new StringBuilder(Math.min(text.length(), most) + 1);
        for (int i = 0; i < text.length() && line.length() <= most; ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            append(line, character);
        }
        return clip(line.toString().stripTrailing(), most);
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

    /** The beginning of a text that is too long, with an ellipsis; never half a character. */
    static String clip(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(0, most - 1);
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** A duration with its two largest parts: {@code 45 s}, {@code 12 min}, {@code 2 h 10 min}, {@code 3 d 4 h}. */
    static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "0 s";
        }
        if (duration.toMinutes() == 0) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() == 0) {
            return duration.toMinutes() + " min";
        }
        return duration.toDays() == 0
                ? two(duration.toHours(), " h", duration.toMinutesPart(), " min")
                : two(duration.toDays(), " d", duration.toHoursPart(), " h");
    }

    private static String two(long large, String largeUnit, int small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
    }
}
