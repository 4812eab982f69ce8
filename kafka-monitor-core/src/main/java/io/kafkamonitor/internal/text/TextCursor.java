package io.kafkamonitor.internal.text;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.labels.LabelMatcher;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.settings.Spelling;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place in a text that is read word by word. Between words there may be any blanks and line breaks. A mistake is a
 * {@link ConfigurationException} that names its line and column. Not safe for use by several threads.
 */
public final class TextCursor {

    private static final int LONGEST_SHOWN = 60;
    private static final int MOST_DIGITS = 400;

    private static final Pattern NUMBER =
            Pattern.compile("-?(\\d{1,3}(,\\d{3})+(?!\\d)|\\d+)(\\.\\d+)?([eE][+-]?\\d{1,3})?");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Pattern PIECE = Pattern.compile("'[^']*'?|[\\w.%-]+|\\S");

    private final String text;
    private int place;

    /** At the first word of a text. */
    public TextCursor(String text) {
        this.text = text;
        skipBlanks();
    }

    /** Where it is, to come back to. */
    public int mark() {
        return place;
    }

    /** Goes back. */
    public void reset(int mark) {
        place = mark;
    }

    /** Whether nothing is left. */
    public boolean isAtEnd() {
        return place == text.length();
    }

    private void advance(int end) {
        place = end;
        skipBlanks();
    }

    private void skipBlanks() {
        while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
            place++;
        }
    }

    /** Goes on behind some words if they stand here; any blanks may stand between them. */
    public boolean takes(String words) {
        int end = endOf(words);
        if (end >= 0) {
            advance(end);
        }
        return end >= 0;
    }

    /** Whether some words stand here. */
    public boolean isAt(String words) {
        return endOf(words) >= 0;
    }

    private int endOf(String words) {
        int at = place;
        for (int i = 0; i < words.length(); i++) {
            if (words.charAt(i) == ' ') {
                int next = behindBlanks(at);
                if (next == at) {
                    return -1;
                }
                at = next;
            } else if (at < text.length() && text.charAt(at) == words.charAt(i)) {
                at++;
            } else {
                return -1;
            }
        }
        return isInWord(words.charAt(words.length() - 1)) && goesOn(at) ? -1 : at;
    }

    /** Whether a word does not end before a place, as a name with dots does not at one of them. */
    private boolean goesOn(int at) {
        if (at >= text.length()) {
            return false;
        }
        boolean isJoint = text.charAt(at) == '.' || text.charAt(at) == '-';
        return isInWord(text.charAt(isJoint && at + 1 < text.length() ? at + 1 : at));
    }

    private int behindBlanks(int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isInWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /** Whether a number stands here. */
    public boolean isAtNumber() {
        return matcher(NUMBER).lookingAt();
    }

    /** Reads a number, with or without commas between thousands. */
    public BigDecimal number() {
        Matcher number = matcher(NUMBER);
        if (!number.lookingAt() || number.end() - place > MOST_DIGITS) {
            throw mistake("a number is expected");
        }
        advance(number.end());
        return new BigDecimal(number.group().replace(",", ""));
    }

    /** Reads a whole number that is not negative. */
    public int count() {
        int begin = place;
        try {
            int count = number().intValueExact();
            if (count >= 0) {
                return count;
            }
        } catch (ArithmeticException e) {
            // is said below, with its place
        }
        throw mistake(begin, "a whole number is expected");
    }

    /** Whether a quoted text stands here. */
    public boolean isAtQuote() {
        return !isAtEnd() && text.charAt(place) == '\'';
    }

    /** Reads a quoted text; a quotation mark in it is written twice. */
    public String quoted() {
        if (!isAtQuote()) {
            throw mistake("a text in quotation marks is expected, such as 'orders'");
        }
        var quoted = new StringBuilder();
        for (int at = place + 1; at < text.length(); at++) {
            if (text.charAt(at) != '\'') {
                quoted.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                quoted.append('\'');
                at++;
            } else {
                advance(at + 1);
                return quoted.toString();
            }
        }
        throw mistake("the quotation mark is not closed");
    }

    /** Reads a name, which may be quoted. */
    public String name(String what) {
        if (isAtQuote()) {
            return quoted();
        }
        Matcher word = matcher(WORD);
        if (!word.lookingAt()) {
            throw mistake(what + " is expected");
        }
        advance(word.end());
        return word.group();
    }

    /** Reads up to a character, or to the end, without the blanks around. */
    public String upTo(char end) {
        int found = text.indexOf(end, place);
        int begin = place;
        advance(found < 0 ? text.length() : found);
        return text.substring(begin, found < 0 ? text.length() : found).strip();
    }

    /** Goes on until some words stand here, or to the end. */
    public void skipTo(String words) {
        while (!isAtEnd() && !isAt(words)) {
            Matcher piece = matcher(PIECE);
            advance(piece.lookingAt() ? piece.end() : text.length());
        }
    }

    /** That one of some words must stand here, and perhaps which one was meant. */
    public ConfigurationException expected(List<String> words) {
        String meant = Spelling.of(words).advice(wordHere());
        return mistake((words.size() == 1 ? "" : "one of ")
                + words.stream().map(LabelMatcher::quoted).collect(Collectors.joining(", ")) + " is expected"
                + (meant.isEmpty() ? "" : "; " + meant));
    }

    /** Goes on behind words that must stand here. */
    public void expects(String words) {
        if (!takes(words)) {
            throw expected(List.of(words));
        }
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(place, text.length());
    }

    private String pieceAt(int at) {
        Matcher piece = PIECE.matcher(text).region(at, text.length());
        if (!piece.lookingAt()) {
            return "the end";
        }
        String shown = Bounded.shortened(piece.group(), LONGEST_SHOWN);
        return shown.startsWith("'") ? shown : "'" + shown + "'";
    }

    /** The bare word that stands here; empty if none does. */
    public String wordHere() {
        Matcher word = matcher(WORD);
        return word.lookingAt() ? word.group() : "";
    }

    /** That something is wrong with what stands here. */
    public ConfigurationException mistake(String problem) {
        return mistake(place, problem);
    }

    /** That something is wrong with what stands at a place. */
    public ConfigurationException mistake(int at, String problem) {
        return new ConfigurationException(List.of(where(at) + ": at " + pieceAt(at) + ": " + problem));
    }

    private String where(int at) {
        String before = text.substring(0, at);
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return "line " + line + ", column " + (at - before.lastIndexOf('\n'));
    }

    @Override
    public String toString() {
        return text.substring(place);
    }
}
