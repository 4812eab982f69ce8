package io.kafkamonitor.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server answered.
 *
 * @param code three digits; -1 if it hung up instead
 * @param text all lines in one, printable and of bounded length
 */
record SmtpReply(int code, String text) {

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    static SmtpReply of(int code, String lines) {
        return new SmtpReply(code, Wording.clean(lines, 300));
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

    /** Whether it says that the mail is too large. */
    boolean isAboutSize() {
        return code == 552 || code == 523 || enhanced().equals("5.3.4");
    }

    /** The code of RFC 3463, such as {@code 5.7.1}; empty if there is none. */
    String enhanced() {
        Matcher matcher = ENHANCED.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    @Override
    public String toString() {
        return text;
    }
}
