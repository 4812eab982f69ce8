package io.kafkamonitor.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Lists as people write them: separated by commas, except for commas between double quotes, as in
 * {@code "Doe, Jane" <jane@example.com>, ops@example.com}. Between quotes a backslash stands before a quote that is meant.
 */
final class ListText {

    private final String text;
    private final List<String> parts = new ArrayList<>();
    private boolean quoted;

    private ListText(String text) {
        this.text = text;
    }

    /** The parts, trimmed and without blank ones, quotes and all. */
    static List<String> split(String text) {
        return new ListText(text).split();
    }

    /** Whether a last quote is opened and not closed. */
    static boolean hasOpenQuote(String text) {
        var list = new ListText(text);
        list.split();
        return list.quoted;
    }

    private List<String> split() {
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        add(text.substring(begin));
        return List.copyOf(parts);
    }

    private void add(String part) {
        if (!part.isBlank()) {
            parts.add(part.strip());
        }
    }
}
