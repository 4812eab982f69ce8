package io.kafkamonitor.mail;

/** Writes text with characters of ASCII where they do as well: filters that know no others are the simplest ones. */
final class Ascii {

    private Ascii() {}

    /** The text with plain quotes, dashes and signs; letters stay what they are. */
    static String of(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\u2026' -> plain.append("...");
                case '\u2013', '\u2014', '\u2212', '\u00b7', '\u2022' -> plain.append('-');
                case '\u2018', '\u2019' -> plain.append('\'');
                case '\u201c', '\u201d' -> plain.append('"');
                case '\u2192' -> plain.append("->");
                case '\u2264' -> plain.append("<=");
                case '\u2265' -> plain.append(">=");
                case '\u00d7' -> plain.append('x');
                case '\u00b5' -> plain.append('u');
                case '\u00a0', '\u202f', '\u2009' -> plain.append(' ');
                default -> plain.append(character);
            }
        }
        return plain.toString();
    }
}
