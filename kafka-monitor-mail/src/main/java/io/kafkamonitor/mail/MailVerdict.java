package io.kafkamonitor.mail;

import io.kafkamonitor.mail.SmtpFailure.Kind;
import java.util.regex.Pattern;

/**
 * What a server has against a mail that it refuses. Only what is known to be about its size or its content is called
 * that: a sender that is not allowed, an account's limit or a server in trouble is refused in the same place, and another
 * text would not help.
 */
final class MailVerdict {

    private static final Pattern CONTENT = Pattern.compile(
            "\\b(spam|spammy|junk|virus|viruses|malware|phishing|infected"
                    + "|attachments?|content|contents|banned|html|message (body|text)|body of)\\b|content[- ]policy|looks like");
    private static final Pattern OTHERS =
            Pattern.compile("client host|blocked using|block ?list|black ?list|\\blisted\\b"
                    + "|\\brbl\\b|dnsbl|spamhaus|\\byour (ip|host)\\b|ip address|reputation|relay|sender|send ?as|\\bfrom address"
                    + "|authenti|\\bspf\\b|\\bdkim\\b|\\bdmarc\\b|quota|\\blimit|too many|rate\\b|mailbox|storage");
    private static final Pattern LARGE = Pattern.compile("size|large|\\bbig|\\blong\\b");

    private MailVerdict() {}

    /** SIZE or CONTENT if it is known to be that, REFUSED otherwise. */
    static Kind of(SmtpReply reply) {
        if (isAboutSize(reply)) {
            return Kind.SIZE;
        }
        return isAboutContent(reply) ? Kind.CONTENT : Kind.REFUSED;
    }

    /** Whether it says that the mail is too large; 552 alone may also be a full mailbox. */
    static boolean isAboutSize(SmtpReply reply) {
        return switch (reply.enhanced()) {
            case "5.3.4", "5.2.3" -> true;
            case "" -> reply.code() == 523 || (reply.code() == 552 && (reply.says(LARGE) || !reply.says(OTHERS)));
            default -> reply.code() == 523;
        };
    }

    private static boolean isAboutContent(SmtpReply reply) {
        String enhanced = reply.enhanced();
        if (enhanced.startsWith("5.6.")) {
            return true;
        }
        return (enhanced.isEmpty() || enhanced.startsWith("5.7.")) && reply.says(CONTENT) && !reply.says(OTHERS);
    }
}
