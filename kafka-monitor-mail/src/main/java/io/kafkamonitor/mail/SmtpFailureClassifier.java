package io.kafkamonitor.mail;

import io.kafkamonitor.mail.SmtpFailure.Kind;
import io.kafkamonitor.notifier.Delivery;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Says what became of a mail, from what the server answered and how the conversation ended.
 *
 * <p>The answers decide before the exception does: the exception may be about resetting or closing the connection after
 * the answer that counts.
 */
final class SmtpFailureClassifier {

    private final SmtpServer server;

    SmtpFailureClassifier(SmtpServer server) {
        this.server = server;
    }

    /**
     * The outcome of a conversation.
     *
     * @param failure what ended it; null if it came to its end
     * @param cut whether we ended it ourselves because it took too long
     */
    SmtpOutcome outcome(SmtpDialogue dialogue, @Nullable Throwable failure, boolean cut) {
        var recipients = new RecipientReplies(dialogue.recipients());
        if (dialogue.isMailAccepted()) {
            return SmtpOutcome.of(accepted(dialogue, recipients));
        }
        if (dialogue.phase() == SmtpPhase.RCPT && recipients.areAllRefused()) {
            return noRecipient(recipients);
        }
        return SmtpOutcome.of(failure(dialogue, failure, cut));
    }

    private Delivery accepted(SmtpDialogue dialogue, RecipientReplies recipients) {
        return recipients.areAllAccepted()
                ? Delivery.delivered(server + " answered: " + reply(dialogue, SmtpPhase.DOT))
                : recipients.partial();
    }

    private SmtpOutcome noRecipient(RecipientReplies recipients) {
        if (recipients.areAllRefusedForGood()) {
            return SmtpOutcome.of(new SmtpFailure(
                    Kind.CONFIGURATION,
                    server + " refused every recipient: " + recipients.refusals()
                            + "; check the recipients, and whether this host may send through this server"));
        }
        Delivery left = recipients.partial();
        if (!left.rejectedTargets().isEmpty()) {
            return SmtpOutcome.of(left);
        }
        return SmtpOutcome.of(
                new SmtpFailure(Kind.GREYLISTED, server + " took no recipient yet: " + recipients.refusals()));
    }

    private SmtpFailure failure(SmtpDialogue dialogue, @Nullable Throwable failure, boolean cut) {
        SmtpPhase phase = dialogue.phase();
        if (failure != null && Causes.isSetup(failure)) {
            return new SmtpFailure(
                    Kind.CONFIGURATION,
                    "Sending mail cannot be set up: " + Causes.text(failure)
                            + "; if the application is one large jar, merge META-INF/services when building it");
        }
        if (failure != null && Causes.isInjection(failure)) {
            return new SmtpFailure(Kind.CONTENT, "A command to " + server + " held a line break; it was not sent");
        }
        SmtpReply reply = dialogue.reply(phase).orElse(null);
        if (reply == null || reply.code() < 400) {
            return withoutAnswer(phase, reply, failure, cut);
        }
        return reply.isTransient() ? refusedForNow(phase, reply) : refusedForGood(phase, reply);
    }

    private SmtpFailure refusedForNow(SmtpPhase phase, SmtpReply reply) {
        return new SmtpFailure(Kind.PASSING, refused(phase, reply, "it is tried again"));
    }

    private SmtpFailure refusedForGood(SmtpPhase phase, SmtpReply reply) {
        return switch (phase) {
            case GREETING -> new SmtpFailure(Kind.SLOWLY_PASSING, refused(phase, reply, "it is tried again in 15 min"));
            case HELO ->
                new SmtpFailure(
                        Kind.CONFIGURATION, refused(phase, reply, "set 'heloName' to this host's full domain name"));
            case STARTTLS ->
                new SmtpFailure(
                        Kind.CONFIGURATION,
                        refused(phase, reply, "mend TLS there, or ask for another way to send; nothing goes in clear"));
            case AUTH ->
                new SmtpFailure(
                        Kind.LOGIN,
                        refused(phase, reply, "check user name and password, and whether the account may use SMTP"));
            case MAIL -> senderRefused(reply);
            case DOT ->
                reply.isAboutSize()
                        ? new SmtpFailure(Kind.SIZE, refused(phase, reply, "raise its size limit"))
                        : new SmtpFailure(Kind.CONTENT, refused(phase, reply, "its content filter may know why"));
            case CONNECT, RCPT, DATA, BODY ->
                new SmtpFailure(Kind.CONFIGURATION, refused(phase, reply, "ask who runs it"));
        };
    }

    private SmtpFailure senderRefused(SmtpReply reply) {
        if (reply.isAboutSize()) {
            return new SmtpFailure(Kind.SIZE, refused(SmtpPhase.MAIL, reply, "raise its size limit"));
        }
        if (reply.code() == 530 && server.login() == null) {
            return new SmtpFailure(
                    Kind.LOGIN, refused(SmtpPhase.MAIL, reply, "it wants a login; give user name and password"));
        }
        return new SmtpFailure(
                Kind.CONFIGURATION,
                refused(SmtpPhase.MAIL, reply, "check 'from', and whether this login may send as it"));
    }

    private String refused(SmtpPhase phase, SmtpReply reply, String advice) {
        return server + " refused " + phase.text() + ": " + reply + "; " + advice;
    }

    private SmtpFailure withoutAnswer(
            SmtpPhase phase, @Nullable SmtpReply reply, @Nullable Throwable failure, boolean cut) {
        if (phase == SmtpPhase.DOT) {
            return new SmtpFailure(
                    Kind.AMBIGUOUS,
                    server + " got the whole mail but did not say whether it took it: " + reason(failure, cut));
        }
        if (!cut && failure != null && Causes.isTls(failure)) {
            return tlsFailed(failure);
        }
        if (failure instanceof UnsafeConnectionException) {
            return unsafe(Causes.text(failure));
        }
        if (phase == SmtpPhase.HELO && reply != null && reply.isAccepted() && !Causes.has(failure, IOException.class)) {
            return refusedByUs(failure);
        }
        if (phase == SmtpPhase.CONNECT && failure instanceof RuntimeException) {
            return new SmtpFailure(Kind.CONFIGURATION, Causes.text(failure));
        }
        return new SmtpFailure(Kind.PASSING, server + " failed at " + phase.text() + ": " + reason(failure, cut));
    }

    /** The server answered well, yet the client did not go on: STARTTLS or a login is missing. */
    private SmtpFailure refusedByUs(@Nullable Throwable failure) {
        if (failure instanceof AuthenticationFailedException) {
            return new SmtpFailure(
                    Kind.LOGIN, server + " offers neither PLAIN nor LOGIN to log in; choose another server or port");
        }
        return failure instanceof MessagingException
                ? unsafe(Causes.text(failure))
                : new SmtpFailure(Kind.PASSING, server + " failed: " + reason(failure, false));
    }

    private SmtpFailure unsafe(String reason) {
        return new SmtpFailure(
                Kind.CONFIGURATION,
                server + ": " + reason + "; nothing was sent. Check port and 'security'"
                        + " - or somebody between here and the server tampers with the connection");
    }

    private SmtpFailure tlsFailed(Throwable failure) {
        String hint = Causes.isCertificate(failure)
                ? "let the server present a valid certificate for '" + server.host()
                        + "', or name its authority in 'trustedCertificates'"
                : "check port and 'security': 465 speaks TLS, 587 STARTTLS";
        return new SmtpFailure(
                Kind.CONFIGURATION,
                "No safe connection to " + server + ": " + Causes.rootText(failure) + "; nothing was sent; " + hint);
    }

    private String reason(@Nullable Throwable failure, boolean cut) {
        if (cut) {
            return "gave up after " + server.timeouts().send().toSeconds() + " s";
        }
        return failure == null ? "the connection ended" : Causes.text(failure);
    }

    private static String reply(SmtpDialogue dialogue, SmtpPhase phase) {
        return dialogue.reply(phase).map(SmtpReply::text).orElse("");
    }
}
