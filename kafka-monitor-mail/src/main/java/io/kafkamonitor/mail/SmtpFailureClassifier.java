package io.kafkamonitor.mail;

import io.kafkamonitor.mail.SmtpFailure.Kind;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what became of a mail, from what the server answered and how the conversation ended.
 *
 * <p>The answers decide before the exception does: the exception may be about resetting or closing the connection after
 * the answer that counts.
 */
final class SmtpFailureClassifier {

    private static final String MERGE =
            "; if the application is one large jar, merge META-INF/services when building it";

    private final SmtpServer server;
    private final SmtpAdvice advice;
    private final Refusal refusal;
    private final int attempt;
    private final Set<String> toBeTold;
    private final Set<String> audience;

    /**
     * A classifier of what became of an attempt.
     *
     * @param audience all whom the notifier tells: if it fails for all of them, not the recipients are at fault
     */
    SmtpFailureClassifier(SmtpServer server, DeliveryAttempt attempt, Collection<String> audience) {
        this.server = server;
        this.advice = new SmtpAdvice(server);
        this.refusal = new Refusal(server);
        this.attempt = attempt.number();
        this.toBeTold = attempt.recipients();
        this.audience = Set.copyOf(audience);
    }

    /**
     * The outcome of a conversation.
     *
     * @param failure what ended it; null if it came to its end
     * @param cut why we ended it ourselves; empty if we did not
     */
    SmtpOutcome outcome(SmtpDialogue dialogue, @Nullable Throwable failure, Optional<String> cut) {
        SmtpOutcome last = outcomeOfLast(dialogue, failure, cut);
        RecipientReplies done = dialogue.done();
        return done.isEmpty() ? last : SmtpOutcome.of(joined(done, last.delivery()));
    }

    /** Whoever was in a mail before the last one keeps the answer, whatever became of the last. */
    private Delivery joined(RecipientReplies done, Delivery last) {
        var answers = new LinkedHashMap<String, Answer>();
        toBeTold.forEach(name -> answers.put(name, last.answer(name)));
        answers.putAll(done.each(advice));
        String refusals = done.refusals(advice);
        Delivery joined =
                Delivery.each(answers, refusals.isEmpty() ? last.detail() : refusals + "; and " + last.detail());
        return last.retryAfter().map(joined::withRetryAfter).orElse(joined);
    }

    private SmtpOutcome outcomeOfLast(SmtpDialogue dialogue, @Nullable Throwable failure, Optional<String> cut) {
        RecipientReplies recipients = dialogue.recipients();
        if (dialogue.isMailAccepted()) {
            return SmtpOutcome.of(accepted(dialogue, recipients));
        }
        if (dialogue.phase() == SmtpPhase.RCPT
                && recipients.areAllRefused()
                && (isAnswered(dialogue) || !recipients.areAllRefusedForGood())) {
            return nobodyAccepted(recipients);
        }
        if (dialogue.phase() == SmtpPhase.DATA
                && reply(dialogue, SmtpPhase.DATA).map(SmtpReply::isPermanent).orElse(false)
                && recipients.isOneRefusedForNow()) {
            return outcome(refusal.dataAfterRecipients(dialogue, recipients), recipients);
        }
        return outcome(failure(dialogue, failure, cut), recipients);
    }

    private Delivery accepted(SmtpDialogue dialogue, RecipientReplies recipients) {
        if (recipients.areAllAccepted()) {
            String answer = reply(dialogue, SmtpPhase.DOT).map(SmtpReply::text).orElse("");
            return Delivery.delivered(server + " answered: " + answer);
        }
        return partial(recipients);
    }

    /** Only if it is so for the whole audience, the server is of no use; else each is refused by itself. */
    private SmtpOutcome nobodyAccepted(RecipientReplies recipients) {
        boolean isOfNoUse =
                toBeTold.containsAll(audience) && (recipients.isSetupWrong() || recipients.isOneRefusedForNow());
        return isOfNoUse || recipients.isMailTooLargeForAll()
                ? outcome(refusal.everyRecipient(recipients), recipients)
                : SmtpOutcome.of(partial(recipients));
    }

    /** Each is told by itself: the server does its work. */
    private Delivery partial(RecipientReplies recipients) {
        Delivery delivery = Delivery.each(recipients.each(advice), recipients.refusals(advice));
        return recipients.isOneRefusedForNow() && !recipients.isOneRefusedForGood()
                ? delivery.withRetryAfter(RetryWaits.whenPutOff(attempt))
                : delivery;
    }

    /** Nobody got the mail; who was refused before that keeps the answer. */
    private SmtpOutcome outcome(SmtpFailure failure, RecipientReplies recipients) {
        Delivery delivery = failure.delivery(attempt);
        return new SmtpOutcome(delivery.withAnswers(recipients.ofRefused(advice)), failure.kind());
    }

    /** Whether the last command got an answer: a recipient who got none is not refused. */
    private static boolean isAnswered(SmtpDialogue dialogue) {
        return reply(dialogue, dialogue.phase()).map(reply -> reply.code() > 0).orElse(false);
    }

    private static Optional<SmtpReply> reply(SmtpDialogue dialogue, SmtpPhase phase) {
        return dialogue.reply(phase);
    }

    private SmtpFailure failure(SmtpDialogue dialogue, @Nullable Throwable failure, Optional<String> cut) {
        if (cut.isEmpty() && failure != null) {
            if (failure instanceof SmtpFailureException known) {
                return known.failure();
            }
            if (Causes.isSetup(failure)) {
                return new SmtpFailure(
                        Kind.CONFIGURATION, "Sending mail cannot be set up: " + text(dialogue, failure) + MERGE);
            }
            if (Causes.isInjection(failure)) {
                return new SmtpFailure(
                        Kind.CONFIGURATION, "A command to " + server + " held a line break; it was not sent");
            }
        }
        SmtpPhase phase = dialogue.phase();
        SmtpReply reply = dialogue.reply(phase).orElse(null);
        if (reply == null || !(reply.isTransient() || reply.isPermanent())) {
            return withoutAnswer(dialogue, reply, failure, cut);
        }
        return reply.isTransient() ? refusal.forNow(phase, reply) : refusal.forGood(phase, reply);
    }

    private SmtpFailure withoutAnswer(
            SmtpDialogue dialogue, @Nullable SmtpReply reply, @Nullable Throwable failure, Optional<String> cut) {
        SmtpPhase phase = dialogue.phase();
        String reason = cut.orElseGet(() -> reason(dialogue, reply, failure));
        if (phase == SmtpPhase.DOT) {
            return new SmtpFailure(
                    Kind.AMBIGUOUS, server + " got the whole mail but did not say whether it took it: " + reason);
        }
        if (phase.compareTo(SmtpPhase.LOOK_UP) <= 0) {
            return new SmtpFailure(
                    phase == SmtpPhase.WRITING && cut.isEmpty() ? Kind.SLOWLY_PASSING : Kind.PASSING,
                    "Nothing was sent to " + server + "; it ended while " + phase.text() + ": " + reason);
        }
        if (cut.isEmpty() && isRefusedByUs(phase, reply, failure)) {
            return new SmtpFailure(
                    Kind.CONFIGURATION,
                    server + ": " + reason + "; nothing was sent. Check port and 'security'"
                            + " - or somebody between here and the server tampers with the connection");
        }
        if (cut.isEmpty() && Causes.has(failure, SocketTimeoutException.class)) {
            reason = silence(phase).orElse(reason);
        }
        return new SmtpFailure(Kind.PASSING, server + " failed at " + phase.text() + ": " + reason);
    }

    /** What it means that a server says nothing at all, after it took the connection. */
    private Optional<String> silence(SmtpPhase phase) {
        String within = " within " + Wording.seconds(server.timeouts().read());
        String who = "; is there a mail server behind this port, or a firewall before it?";
        return switch (phase) {
            case CONNECT -> Optional.of("it took the connection, but did not answer in TLS" + within + who);
            case GREETING ->
                Optional.of(
                        "it took the connection, but gave no greeting" + within + ", nor TLS when asked for it" + who);
            default -> Optional.empty();
        };
    }

    /** The server answered well, yet the mail library did not go on: STARTTLS is missing. */
    private static boolean isRefusedByUs(SmtpPhase phase, @Nullable SmtpReply reply, @Nullable Throwable failure) {
        return phase == SmtpPhase.HELO
                && reply != null
                && reply.isAccepted()
                && failure instanceof MessagingException
                && !Causes.has(failure, IOException.class);
    }

    private static String reason(SmtpDialogue dialogue, @Nullable SmtpReply reply, @Nullable Throwable failure) {
        if (reply != null && reply.isGibberish()) {
            return "it said '" + reply + "', which is no answer of a mail server";
        }
        return failure == null || (reply != null && reply.code() < 0)
                ? "the connection ended"
                : text(dialogue, failure);
    }

    /** Exceptions may repeat what the server said. */
    private static String text(SmtpDialogue dialogue, Throwable failure) {
        return dialogue.discretion().hide(Causes.text(failure));
    }
}
