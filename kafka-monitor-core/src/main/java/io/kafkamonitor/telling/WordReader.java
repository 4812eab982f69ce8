package io.kafkamonitor.telling;

import io.kafkamonitor.bounds.Bounded;
import java.util.HexFormat;

/** Takes words from a text, one after the other. */
final class WordReader {

    private final String text;
    private int at;

    WordReader(String text) {
        this.text = text;
    }

    /** Passes over a character, if it comes next. */
    boolean skip(char character) {
        skipSpaces();
        if (at < text.length() && text.charAt(at) == character) {
            at++;
            return true;
        }
        return false;
    }

    /** Passes over a word without quotes, if it comes next. */
    boolean skip(String word) {
        skipSpaces();
        int end = endOfWord();
        if (end - at == word.length() && text.startsWith(word, at)) {
            at = end;
            return true;
        }
        return false;
    }

    /** Whether what comes next is a word without quotes that is a pattern. */
    boolean isPattern() {
        skipSpaces();
        return Word.isPattern(text.substring(at, endOfWord()));
    }

    /** The next word, which may be a pattern only in quotes. */
    String literal(String what) {
        if (isPattern()) {
            throw expected(what + " without * and ?, or in quotes");
        }
        return patternOrLiteral(what);
    }

    /** The next word. */
    String patternOrLiteral(String what) {
        if (skip('\'')) {
            return quoted();
        }
        int end = endOfWord();
        if (end == at) {
            throw expected(what);
        }
        String word = text.substring(at, end);
        at = end;
        return word;
    }

    private String quoted() {
        var value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\'') {
            value.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at++));
        }
        if (!skip('\'')) {
            throw expected("' at the end of what it began");
        }
        return value.toString();
    }

    private char escaped() {
        at++;
        if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '\\')) {
            return text.charAt(at++);
        }
        if (text.startsWith("u", at) && at + 5 <= text.length()) {
            try {
                char character = (char) HexFormat.fromHexDigits(text, at + 1, at + 5);
                at += 5;
                return character;
            } catch (IllegalArgumentException e) {
                throw expected("four hexadecimal digits");
            }
        }
        throw expected("', \\ or u with four hexadecimal digits after \\");
    }

    /** That nothing is left. */
    void end() {
        skipSpaces();
        if (at < text.length()) {
            throw expected("a comma or the end");
        }
    }

    IllegalArgumentException expected(String what) {
        skipSpaces();
        return new IllegalArgumentException("Selection '" + Bounded.shortened(Bounded.shortened(text, 200))
                + "' cannot be read from character " + (at + 1) + " on, where " + what
                + " is expected; write it like \"rule backlog-*, topic 'a b', at least CRITICAL\"");
    }

    private int endOfWord() {
        int end = at;
        while (end < text.length() && Word.isPlain(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
