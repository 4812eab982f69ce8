package io.kafkamonitor.mail;

import java.util.regex.Pattern;

/**
 * What a server means by its answer to a recipient: whether the address is at fault, and not we ourselves, whom it often
 * tells so only there.
 */
enum RecipientVerdict {
    /** The mail will be for this recipient. */
    ACCEPTED,
    /** Refused for now: a full mailbox, a server in trouble or one that wants to see us again. */
    PASSING,
    /** There is no such address. */
    ADDRESS,
    /** This host, its login or its sender is not to send there: the address may be right. */
    SETUP,
    /** Refused for good, and nobody says for what. */
    UNCLEAR;

    private static final Pattern NO_SUCH =
            Pattern.compile("no such|unknown user|user unknown|unknown recipient|recipient unknown|not exist"
                    + "|(mailbox|user|recipient|account) (is )?(unavailable|not found|disabled|inactive)");

    private static final Pattern TOO_MANY = Pattern.compile("too many (recipients|addresses)|recipient limit");

    static RecipientVerdict of(SmtpReply reply) {
        if (reply.isAccepted()) {
            return ACCEPTED;
        }
        if (!reply.isPermanent() || isPassing(reply)) {
            return PASSING;
        }
        if (SmtpAdvice.isAboutSender(reply)) {
            return SETUP;
        }
        if (isAboutAddress(reply)) {
            return ADDRESS;
        }
        return isAboutSetup(reply) ? SETUP : byWords(reply);
    }

    /** Whether a recipient was one too many for one mail, and may be in the next. */
    static boolean isTooMany(SmtpReply reply) {
        return !reply.isAccepted()
                && (reply.enhanced().endsWith(".5.3") || (reply.code() == 452 && reply.says(TOO_MANY)));
    }

    /** A full mailbox, which somebody may empty; a server that lost its way; a mail that is too large. */
    private static boolean isPassing(SmtpReply reply) {
        return reply.code() == 552
                || reply.code() == 503
                || switch (reply.enhanced()) {
                    case "5.2.2", "5.2.3", "5.3.4" -> true;
                    default -> false;
                };
    }

    private static boolean isAboutAddress(SmtpReply reply) {
        String enhanced = reply.enhanced();
        return enhanced.startsWith("5.1.")
                || enhanced.startsWith("5.2.")
                || enhanced.equals("5.4.1")
                || enhanced.equals("5.6.7");
    }

    private static boolean isAboutSetup(SmtpReply reply) {
        String enhanced = reply.enhanced();
        return enhanced.startsWith("5.5.")
                || enhanced.startsWith("5.7.")
                || switch (reply.code()) {
                    case 504, 530, 538 -> true;
                    default -> false;
                };
    }

    private static RecipientVerdict byWords(SmtpReply reply) {
        if (reply.says(NO_SUCH)) {
            return ADDRESS;
        }
        if (SmtpAdvice.isAboutSession(reply)) {
            return SETUP;
        }
        return SmtpAdvice.isAboutLimit(reply) ? PASSING : UNCLEAR;
    }
}
