package io.kafkamonitor.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Text in a header as the encoded words of RFC 2047, where it has to be: outside of ASCII, and where plain text would be
 * taken for an encoded word and decoded by the reader's program into something else.
 *
 * <p>Done here because {@code MimeUtility} leaves the second kind as it is, and makes lines longer than 76 characters.
 */
final class EncodedWords {

    private static final String BEGIN = "=?UTF-8?B?";
    private static final String END = "?=";
    private static final int LONGEST_LINE = 76;
    private static final int LONGEST_WORD = 75;
    private static final int MOST_BYTES_OF_A_CHARACTER = 4;
    private static final String FOLD = "\r\n ";

    private EncodedWords() {}

    static boolean areNeededFor(String text) {
        return text.contains("=?") || text.chars().anyMatch(character -> character < ' ' || character > '~');
    }

    /**
     * The words, each on a line of its own, as a header is folded; the first one below a name that leaves no room.
     *
     * @param used characters of the first line that are taken, by the name of the header
     */
    static String of(String text, int used) {
        boolean fits = bytesIn(LONGEST_LINE - used) >= MOST_BYTES_OF_A_CHARACTER;
        String before = fits ? "" : FOLD;
        int room = fits ? LONGEST_LINE - used : LONGEST_WORD;
        var lines = new StringBuilder();
        int begin = 0;
        while (begin < text.length()) {
            int end = end(text, begin, bytesIn(room));
            lines.append(before).append(word(text.substring(begin, end)));
            begin = end;
            before = FOLD;
            room = LONGEST_WORD;
        }
        return lines.toString();
    }

    /** How many bytes of text an encoded word of so many characters holds. */
    private static int bytesIn(int characters) {
        return (characters - BEGIN.length() - END.length()) / 4 * 3;
    }

    /** Where a word ends that begins there: after a whole character, since each word is decoded on its own. */
    private static int end(String text, int begin, int mostBytes) {
        int end = begin;
        int bytes = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            bytes += text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > mostBytes) {
                break;
            }
            end = next;
        }
        return end;
    }

    private static String word(String text) {
        return BEGIN + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + END;
    }
}
