package io.kafkamonitor.mail;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much room text takes in a font of fixed width, and where a line of it may end. */
final class Columns {

    private static final int EMOJI = 0x1F300;
    private static final int FULL_WIDTH_BEGIN = 0xFF01;
    private static final int FULL_WIDTH_END = 0xFF60;

    private Columns() {}

    /** Ideographs and the like take two columns, accents that join a letter none. */
    static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    private static int of(int character) {
        if (isWide(character)) {
            return 2;
        }
        return Character.getType(character) == Character.NON_SPACING_MARK ? 0 : 1;
    }

    private static boolean isWide(int character) {
        boolean symbol = character >= EMOJI || (character >= FULL_WIDTH_BEGIN && character <= FULL_WIDTH_END);
        return symbol
                || switch (UnicodeScript.of(character)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
                    default -> character >= 0x3001 && character <= 0x303D;
                };
    }

    /**
     * What must stay together on a line: a word with the space behind it, and in scripts that are written without spaces
     * mostly a character. A name or a command is never cut at its hyphens, so that it can be copied.
     */
    static List<String> unbreakable(String text) {
        var parts = new ArrayList<String>();
        int begin = 0;
        while (begin < text.length()) {
            int space = text.indexOf(' ', begin);
            int end = space < 0 ? text.length() : space + 1;
            add(parts, text.substring(begin, end));
            begin = end;
        }
        return parts;
    }

    private static void add(List<String> parts, String word) {
        if (word.codePoints().anyMatch(Columns::isOfLongWords)) {
            split(parts, word, BreakIterator.getCharacterInstance(Locale.ROOT));
        } else if (word.codePoints().anyMatch(Columns::isWide)) {
            split(parts, word, BreakIterator.getLineInstance(Locale.ROOT));
        } else {
            parts.add(word);
        }
    }

    /** Scripts without spaces whose words only a dictionary knows: better cut anywhere than not at all. */
    private static boolean isOfLongWords(int character) {
        return switch (UnicodeScript.of(character)) {
            case THAI, LAO, KHMER, MYANMAR, TIBETAN, JAVANESE, BALINESE, TAI_LE, NEW_TAI_LUE, TAI_THAM -> true;
            default -> false;
        };
    }

    private static void split(List<String> parts, String word, BreakIterator breaks) {
        breaks.setText(word);
        int begin = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            parts.add(word.substring(begin, end));
            begin = end;
        }
    }
}
