package io.kafkamonitor.mail;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server answered.
 *
 * @param code three digits; -1 if it hung up instead, or said what is no answer
 * @param text all lines in one, printable and of bounded length
 */
record SmtpReply(int code, String text) {

    /** What the mail library makes of a connection that ended. */
    private static final String END = "[EOF]";

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern CODE = Pattern.compile("[2-5]\\d{2}(?!\\d)");
    private static final Pattern NEXT_LINE = Pattern.compile("\\R\\d{3}[ -](?:[245]\\.\\d{1,3}\\.\\d{1,3} )?");
    private static final Pattern QUOTED = Pattern.compile("<[^>]*>");
    private static final int LONGEST = 300;

    static SmtpReply of(int code, String lines) {
        return new SmtpReply(code, Wording.clean(lines, LONGEST));
    }

    /** The lines of an answer as one, with its codes only once. */
    static String joined(String lines) {
        return NEXT_LINE.matcher(lines).replaceAll(" ");
    }

    /** An answer during the login, whose text may repeat what was sent and is not kept. */
    static SmtpReply toLogin(String lines) {
        int code = CODE.matcher(lines).lookingAt() ? Integer.parseInt(lines.substring(0, 3)) : -1;
        return new SmtpReply(code, lines).withoutText();
    }

    /** This answer with its codes only. */
    SmtpReply withoutText() {
        String enhanced = enhanced();
        return new SmtpReply(code, code < 0 ? END : enhanced.isEmpty() ? "" + code : code + " " + enhanced);
    }

    boolean isAccepted() {
        return code >= 200 && code < 300;
    }

    /** Refused for now. */
    boolean isTransient() {
        return code >= 400 && code < 500;
    }

    /** Refused for good. */
    boolean isPermanent() {
        return code >= 500 && code < 600;
    }

    /** Whether it is text that is no answer of a mail server. */
    boolean isGibberish() {
        return code < 100 && !text.equals(END);
    }

    /** The code of RFC 3463, such as {@code 5.7.1}; empty if there is none. */
    String enhanced() {
        Matcher matcher = ENHANCED.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Whether its words, apart from addresses and host names in angle brackets, match a pattern in lower case. */
    boolean says(Pattern words) {
        return words.matcher(QUOTED.matcher(text).replaceAll("<>").toLowerCase(Locale.ROOT))
                .find();
    }

    @Override
    public String toString() {
        return text;
    }
}
