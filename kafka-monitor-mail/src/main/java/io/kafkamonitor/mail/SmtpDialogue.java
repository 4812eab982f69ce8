package io.kafkamonitor.mail;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was said between us and a mail server, as far as it decides what became of the mail: never what was said during
 * the login, never the mail.
 *
 * <p>Exceptions do not tell this reliably: one while the connection is reset hides the answer that was read before. Safe
 * for use by several threads, for who gives up waiting has to know how far it came.
 */
final class SmtpDialogue {

    private final Object lock = new Object();
    private final Map<SmtpPhase, SmtpReply> replies = new EnumMap<>(SmtpPhase.class); // guarded by lock
    private final Map<String, SmtpReply> recipients = new LinkedHashMap<>(); // guarded by lock
    private final Map<String, SmtpReply> done = new LinkedHashMap<>(); // guarded by lock
    private Discretion discretion; // guarded by lock
    private SmtpPhase phase = SmtpPhase.OWN_NAME; // guarded by lock
    private @Nullable String recipient; // guarded by lock
    private boolean aside; // guarded by lock

    SmtpDialogue(Discretion discretion) {
        this.discretion = discretion;
    }

    /** Our own work has come to this. */
    void reached(SmtpPhase newPhase) {
        synchronized (lock) {
            phase = newPhase;
            aside = false;
        }
    }

    /** It goes on with a server that knows something already. */
    void goesOn(Discretion known) {
        synchronized (lock) {
            discretion = known;
            phase = SmtpPhase.MAIL;
            aside = false;
        }
    }

    /** Whether nothing but the sender was named yet, and the server does not want to go on with this connection. */
    boolean isOverBeforeItBegan() {
        synchronized (lock) {
            SmtpReply reply = replies.get(SmtpPhase.MAIL);
            return phase == SmtpPhase.MAIL
                    && done.isEmpty()
                    && (reply == null || reply.code() <= 0 || reply.code() == 421);
        }
    }

    /** From now on the server knows this password. */
    void loggingIn(char[] password) {
        synchronized (lock) {
            discretion = discretion.withPassword(password);
        }
    }

    /** A line of the login is about to be sent. */
    void sendingLogin() {
        synchronized (lock) {
            phase = SmtpPhase.AUTH;
            aside = false;
            recipient = null;
            replies.remove(SmtpPhase.AUTH);
        }
    }

    /** A command is about to be sent. */
    void sending(String command) {
        synchronized (lock) {
            SmtpPhase begun = SmtpPhase.begunBy(command);
            aside = begun == null; // RSET and QUIT, which change nothing
            if (begun == null) {
                return;
            }
            phase = begun;
            replies.remove(begun);
            recipient = begun == SmtpPhase.RCPT ? addressIn(command) : null;
        }
    }

    private static String addressIn(String command) {
        int from = command.indexOf('<');
        int to = command.lastIndexOf('>');
        return from < 0 || to < from ? command : command.substring(from + 1, to);
    }

    /** The next answer is about to be read. */
    void awaiting() {
        synchronized (lock) {
            if (phase == SmtpPhase.CONNECT) {
                phase = SmtpPhase.GREETING;
            }
        }
    }

    /** An answer was read; -1 for a connection that ended or for what is no answer. */
    void received(int code, String lines) {
        received(SmtpReply.of(code, discretion().hide(SmtpReply.joined(lines))));
    }

    /** An answer was read of which everything may be kept. */
    void received(SmtpReply reply) {
        synchronized (lock) {
            if (aside) {
                return;
            }
            replies.put(phase, reply);
            if (recipient != null && reply.code() > 0) {
                recipients.put(recipient, reply);
            }
            if (phase == SmtpPhase.DATA && reply.code() == 354) {
                phase = SmtpPhase.BODY;
            }
        }
    }

    /** A recipient cannot even be named to the server, whose address has letters that it does not know. */
    void refusedForItsLetters(String address) {
        synchronized (lock) {
            phase = SmtpPhase.RCPT;
            SmtpReply reply = SmtpReply.of(
                    553,
                    "553 5.6.7 this server does not know of addresses with other letters than those of ASCII (SMTPUTF8)");
            replies.put(phase, reply);
            recipients.put(address, reply);
        }
    }

    /** How far it came. */
    SmtpPhase phase() {
        synchronized (lock) {
            return phase;
        }
    }

    /** The last answer in a phase. */
    Optional<SmtpReply> reply(SmtpPhase ofPhase) {
        synchronized (lock) {
            return Optional.ofNullable(replies.get(ofPhase));
        }
    }

    /** The answer to each recipient that was named and answered, in that order. */
    RecipientReplies recipients() {
        return replies(recipients);
    }

    private RecipientReplies replies(Map<String, SmtpReply> byAddress) {
        synchronized (lock) {
            List<RecipientReplies.Reply> answers = new ArrayList<>();
            byAddress.forEach((address, reply) -> answers.add(new RecipientReplies.Reply(
                    discretion.nameOf(address), reply, discretion.isHidden(address) ? reply.withoutText() : reply)));
            return new RecipientReplies(answers);
        }
    }

    /** What must not be said of this conversation. */
    Discretion discretion() {
        synchronized (lock) {
            return discretion;
        }
    }

    /** The addresses for which the server had no room in a mail that it took for others. */
    List<String> refusedAsTooMany() {
        synchronized (lock) {
            if (!isMailAccepted()) {
                return List.of();
            }
            return recipients.entrySet().stream()
                    .filter(entry -> RecipientVerdict.isTooMany(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** Whether the server has answered to so many recipients, and nothing else has failed. */
    boolean hasAnsweredFor(int addresses) {
        synchronized (lock) {
            return phase == SmtpPhase.RCPT && recipients.size() == addresses;
        }
    }

    /** The mail is done for whom it was accepted or refused; another follows, also for these addresses. */
    void nextMail(List<String> again) {
        synchronized (lock) {
            recipients.keySet().removeAll(again);
            done.putAll(recipients);
            recipients.clear();
            recipient = null;
            for (SmtpPhase ofMail :
                    List.of(SmtpPhase.MAIL, SmtpPhase.RCPT, SmtpPhase.DATA, SmtpPhase.BODY, SmtpPhase.DOT)) {
                replies.remove(ofMail);
            }
            phase = SmtpPhase.MAIL;
        }
    }

    /** The answer to each recipient of mails before this one. */
    RecipientReplies done() {
        return replies(done);
    }

    /** Whether the server has taken the mail for those recipients that it had accepted. */
    boolean isMailAccepted() {
        return reply(SmtpPhase.DOT).map(SmtpReply::isAccepted).orElse(false);
    }
}
