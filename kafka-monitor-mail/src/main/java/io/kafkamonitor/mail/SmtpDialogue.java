package io.kafkamonitor.mail;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was said between us and a mail server, as far as it decides what became of the mail: never the login, never the
 * mail.
 *
 * <p>Exceptions do not tell this reliably: one while the connection is reset hides the answer that was read before.
 */
final class SmtpDialogue {

    private final Map<SmtpPhase, SmtpReply> replies = new EnumMap<>(SmtpPhase.class);
    private final Map<String, SmtpReply> recipients = new LinkedHashMap<>();
    private SmtpPhase phase = SmtpPhase.CONNECT;
    private @Nullable String recipient;
    private boolean aside;

    /** A command is about to be sent. */
    void sending(String command) {
        SmtpPhase begun = SmtpPhase.begunBy(command);
        aside = begun == null; // RSET and QUIT, which change nothing
        if (begun == null) {
            return;
        }
        phase = begun;
        replies.remove(begun);
        recipient = begun == SmtpPhase.RCPT ? addressIn(command) : null;
    }

    private static String addressIn(String command) {
        int from = command.indexOf('<');
        int to = command.lastIndexOf('>');
        return from < 0 || to < from ? command : command.substring(from + 1, to);
    }

    /** The next answer is about to be read. */
    void awaiting() {
        if (phase == SmtpPhase.CONNECT) {
            phase = SmtpPhase.GREETING;
        }
    }

    /** An answer was read; -1 for a connection that ended. */
    void received(int code, String lines) {
        if (aside) {
            return;
        }
        SmtpReply reply = SmtpReply.of(code, lines);
        replies.put(phase, reply);
        if (recipient != null) {
            recipients.put(recipient, reply);
        }
        if (phase == SmtpPhase.DATA && code == 354) {
            phase = SmtpPhase.BODY;
        }
    }

    /** How far it came. */
    SmtpPhase phase() {
        return phase;
    }

    /** The last answer in a phase. */
    Optional<SmtpReply> reply(SmtpPhase ofPhase) {
        return Optional.ofNullable(replies.get(ofPhase));
    }

    /** The answer to each recipient that was named, in that order. */
    Map<String, SmtpReply> recipients() {
        return recipients;
    }

    /** Whether the server has taken the mail for those recipients that it had accepted. */
    boolean isMailAccepted() {
        return reply(SmtpPhase.DOT).map(SmtpReply::isAccepted).orElse(false);
    }
}
