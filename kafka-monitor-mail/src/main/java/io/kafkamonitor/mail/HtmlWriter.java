package io.kafkamonitor.mail;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML in which text is always text: there is no way to put markup in but by opening an element. */
final class HtmlWriter {

    private static final String FONT =
            "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

    private final StringBuilder html = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins a document up to and including the opened body. */
    HtmlWriter document(String title, HtmlStyle body) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append("<meta name=\"color-scheme\" content=\"light dark\">")
                .append("<meta name=\"supported-color-schemes\" content=\"light dark\"><title>");
        text(title);
        html.append("</title><style>").append(HtmlStyle.sheet()).append("</style></head>\n");
        return open("body", body, FONT);
    }

    /** Opens an element. */
    HtmlWriter open(String tag, HtmlStyle style) {
        return open(tag, style, "");
    }

    /** Opens an element with some style of its own. */
    HtmlWriter open(String tag, HtmlStyle style, String moreStyle) {
        open.push(tag);
        html.append('<')
                .append(tag)
                .append(" class=\"")
                .append(style.cssClass())
                .append("\" style=\"");
        text(style.day() + moreStyle);
        html.append('"');
        if (tag.equals("table")) {
            html.append(" role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" width=\"100%\"");
        }
        html.append('>');
        return this;
    }

    /** Opens a table row. */
    HtmlWriter row() {
        open.push("tr");
        html.append("<tr>");
        return this;
    }

    /** An element with text in it. */
    HtmlWriter element(String tag, HtmlStyle style, String text) {
        return open(tag, style).text(text).close();
    }

    /** Text, in which every character stands for itself. */
    HtmlWriter text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(character);
            }
        }
        return this;
    }

    /** Closes the element opened last. */
    HtmlWriter close() {
        html.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** Closes the elements opened last. */
    HtmlWriter close(int count) {
        for (int i = 0; i < count; i++) {
            close();
        }
        return this;
    }

    /** The document, all elements closed. */
    String finish() {
        close(open.size());
        return html.append("</html>\n").toString();
    }
}
