package io.kafkamonitor.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes HTML in which text is always text: there is no way to put markup in but by opening an element. */
final class HtmlWriter {

    private static final String FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,"
            + "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;";

    /** Outlook does not know max-width: there the page stands in a table of that width. */
    private static final int WIDTH = 600;

    /** Keeps mail programs from showing the beginning of the page behind the preheader: space that takes no room. */
    private static final String FILL = "&#847;&zwnj;&nbsp;".repeat(60);

    private static final String TABLE = " cellpadding=\"0\" cellspacing=\"0\" border=\"0\" width=\"100%\"";

    /** In a longer word a line may end behind one of these: names of topics and hosts are long and have no spaces. */
    private static final String JOINTS = ".-_/:,@";

    private static final String UNBROKEN = "<span style=\"white-space:nowrap\">";

    /** Browsers would let a line end behind each dash. Of scripts without spaces a word may be a sentence. */
    private static final Pattern NAME_WITH_DASH = Pattern.compile("[!-~]*-[!-~]*");

    private static final int LONG_WORD = 28;

    private final StringBuilder html = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins a document up to and including the opened body. */
    HtmlWriter document(Locale language, String title, HtmlStyle body) {
        html.append("<!DOCTYPE html>\n<html lang=\"")
                .append(language.toLanguageTag())
                .append("\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append("<meta name=\"color-scheme\" content=\"light dark\">")
                .append("<meta name=\"supported-color-schemes\" content=\"light dark\"><title>");
        verbatim(title);
        html.append("</title><style>").append(HtmlStyle.sheet()).append("</style></head>\n");
        return open("body", body, FONT);
    }

    /** What mail programs show beside the subject; nobody sees it in the mail. */
    HtmlWriter preheader(String text) {
        html.append(
                "<div style=\"display:none;max-height:0;max-width:0;overflow:hidden;mso-hide:all;font-size:1px;\">");
        verbatim(text);
        html.append(FILL).append("</div>\n");
        return this;
    }

    /** What follows has a width of its own in Outlook for Windows. */
    HtmlWriter fixedWidthForOutlook() {
        html.append("<!--[if mso]><table role=\"presentation\" width=\"")
                .append(WIDTH)
                .append("\" align=\"center\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td><![endif]-->");
        return this;
    }

    /** The end of {@link #fixedWidthForOutlook}. */
    HtmlWriter endOfFixedWidth() {
        html.append("<!--[if mso]></td></tr></table><![endif]-->");
        return this;
    }

    /** Opens an element. */
    HtmlWriter open(String tag, HtmlStyle style) {
        return open(tag, style, "");
    }

    /** Opens an element with some style of its own. */
    HtmlWriter open(String tag, HtmlStyle style, String moreStyle) {
        return open(tag, "", style, moreStyle);
    }

    private HtmlWriter open(String tag, String attributes, HtmlStyle style, String moreStyle) {
        open.push(tag);
        html.append('<')
                .append(tag)
                .append(attributes)
                .append(" class=\"")
                .append(style.cssClass())
                .append("\" style=\"");
        verbatim(style.day() + moreStyle);
        html.append("\">");
        return this;
    }

    /** Opens a table that only puts things in their places, which is nothing to be read out. */
    HtmlWriter layout(HtmlStyle style, String moreStyle) {
        return open("table", " role=\"presentation\"" + TABLE, style, moreStyle);
    }

    /** Opens a table that only puts things in their places. */
    HtmlWriter layout(HtmlStyle style) {
        return layout(style, "");
    }

    /** Opens a table with something in rows and columns. */
    HtmlWriter table(HtmlStyle style) {
        return open("table", TABLE, style, "");
    }

    /** Opens a table row. */
    HtmlWriter row() {
        open.push("tr");
        html.append("<tr>");
        return this;
    }

    /** A header of a table, of a {@code row} or a {@code col}. */
    HtmlWriter header(String scope, HtmlStyle style, String text) {
        return open("th", " scope=\"" + scope + "\"", style, "").text(text).close();
    }

    /** An element with text in it. */
    HtmlWriter element(String tag, HtmlStyle style, String text) {
        return open(tag, style).text(text).close();
    }

    /** A link; the address may be of {@code http:}, {@code https:} or {@code mailto:} only. */
    HtmlWriter link(String address, HtmlStyle style, String text) {
        open.push("a");
        html.append("<a href=\"");
        verbatim(address);
        html.append("\" class=\"").append(style.cssClass()).append("\" style=\"");
        verbatim(style.day());
        html.append("\">");
        return text(text).close();
    }

    /** An image that comes with the mail. */
    HtmlWriter image(String contentId, String description, int width, int height) {
        html.append("<img src=\"cid:").append(contentId).append("\" alt=\"");
        verbatim(description);
        html.append("\" width=\"").append(width).append("\" height=\"").append(height);
        html.append("\" class=\"").append(HtmlStyle.PICTURE.cssClass()).append("\" style=\"");
        verbatim(HtmlStyle.PICTURE.day());
        html.append("\">");
        return this;
    }

    /** A bar of a part of the width that there is; a cell with a colour, for Outlook knows no other. */
    HtmlWriter bar(double part, String colour) {
        long percent = Math.max(1, Math.round(part * 100));
        html.append("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" width=\"")
                .append(percent)
                .append("%\"><tr><td bgcolor=\"")
                .append(colour)
                .append("\" height=\"12\" style=\"background:")
                .append(colour)
                .append(";height:12px;border-radius:3px;font-size:1px;line-height:12px;\">\u00a0</td></tr></table>");
        return this;
    }

    /** Text, in which every character stands for itself; a long word may end a line where people would let it. */
    HtmlWriter text(String text) {
        int begin = 0;
        while (begin < text.length()) {
            int space = text.indexOf(' ', begin);
            int end = space < 0 ? text.length() : space + 1;
            word(text, begin, end);
            begin = end;
        }
        return this;
    }

    private void word(String text, int begin, int end) {
        int last = end > begin && text.charAt(end - 1) == ' ' ? end - 1 : end; // at the space a line may always end
        boolean isLong = last - begin > LONG_WORD;
        boolean isKept =
                !isLong && NAME_WITH_DASH.matcher(text).region(begin, last).matches();
        html.append(isKept ? UNBROKEN : "");
        for (int i = begin; i < last; i++) {
            character(text.charAt(i));
            if (isLong && i + 1 < last && JOINTS.indexOf(text.charAt(i)) >= 0) {
                html.append("<wbr>");
            }
        }
        html.append(isKept ? "</span>" : "").append(text, last, end);
    }

    /** Words of a command, none of which is cut at the end of a line unless it is longer than given. */
    HtmlWriter command(String command, int longest) {
        String[] words = command.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            boolean isUnbroken = words[i].length() <= longest;
            html.append(i == 0 ? "" : " ").append(isUnbroken ? UNBROKEN : "");
            verbatim(words[i]);
            html.append(isUnbroken ? "</span>" : "");
        }
        return this;
    }

    /** Text, in which every character stands for itself. */
    HtmlWriter verbatim(String text) {
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        return this;
    }

    private void character(char character) {
        switch (character) {
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '&' -> html.append("&amp;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            default -> html.append(character);
        }
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
