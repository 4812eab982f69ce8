package io.kafkamonitor.examples.host;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * One setting of a properties file, which may go over several lines.
 *
 * <p>{@link Properties} reads it, but tells neither where it stands nor what it drops on the way.
 *
 * @param number of its first line, from 1
 * @param problem what is wrong with it, without its value; key and value mean nothing then
 */
record SettingsLine(int number, String key, String value, Optional<String> problem) {

    /** Editors and web pages leave them; nobody sees them. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\uFEFF\\u200B]");

    static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    /** A backslash, not itself behind one, before a letter or digit that makes no escape with it. */
    private static final Pattern DROPPED_BACKSLASH = Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\[A-Za-z0-9&&[^ntrfu]]");

    /** All settings of a text. */
    static List<SettingsLine> linesOf(String text) {
        String[] lines = LINE_END.split(INVISIBLE.matcher(text).replaceAll(""), -1);
        var settings = new ArrayList<SettingsLine>();
        for (int i = 0; i < lines.length; i++) {
            int first = i;
            var whole = new StringBuilder(lines[i]);
            while (!isComment(lines[first]) && goesOn(lines[i]) && i + 1 < lines.length) {
                whole.append('\n').append(lines[++i]);
            }
            if (!isComment(lines[first])) {
                settings.add(of(first + 1, whole.toString()));
            }
        }
        return settings;
    }

    /** A blank line is one, too. */
    private static boolean isComment(String line) {
        String text = stripped(line);
        return text.isEmpty() || text.startsWith("#") || text.startsWith("!");
    }

    private static boolean goesOn(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static SettingsLine of(int number, String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        } catch (IllegalArgumentException e) {
            return wrong(number, "has a broken escape that begins with \\u; write a backslash as \\\\");
        }
        String key = properties.stringPropertyNames().stream().findFirst().orElse("");
        String value = properties.getProperty(key, "");
        if (value.isEmpty() && text.indexOf('=') < 0 && text.indexOf(':') < 0) {
            return wrong(
                    number, "has no '='; correct it, or end the line before with a backslash if it is that line's end");
        }
        if (DROPPED_BACKSLASH.matcher(text).find()) {
            return wrong(number, "has a backslash that a properties file drops; write each one that is meant as \\\\");
        }
        return new SettingsLine(number, stripped(key), stripped(value), Optional.empty());
    }

    private static SettingsLine wrong(int number, String what) {
        return new SettingsLine(number, "", "", Optional.of("Line " + number + " of the settings file " + what));
    }

    /** Without blanks around it, those that do not break included. */
    private static String stripped(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
