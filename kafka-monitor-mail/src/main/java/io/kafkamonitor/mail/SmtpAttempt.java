package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to send a notification, with all its tries: the full mail, and its simplest form if that may help. Runs on one
 * thread; another may give it up and then asks what became of it so far.
 */
final class SmtpAttempt extends SmtpWork<Delivery> {

    private static final Logger logger = LoggerFactory.getLogger(SmtpAttempt.class);

    private final MailRoute route;
    private final Notification notification;
    private final DeliveryAttempt attempt;
    private final Instant now;
    private final Discretion discretion;
    private volatile SmtpDialogue dialogue;

    SmtpAttempt(MailRoute route, Notification notification, DeliveryAttempt attempt, Instant now) {
        this.route = route;
        this.notification = notification;
        this.attempt = attempt;
        this.now = now;
        this.discretion = Discretion.of(route.envelope());
        this.dialogue = new SmtpDialogue(discretion);
    }

    @Override
    Delivery run() {
        if (attempt.isInSimplestForm()) {
            return tryOnce(this::simplest).delivery();
        }
        SmtpOutcome outcome = tryOnce(this::full);
        if (outcome.simplerMayPass() && sockets.cutBecause().isEmpty()) {
            dialogue = new SmtpDialogue(discretion);
            outcome = tryOnce(this::simplest);
        }
        return outcome.delivery();
    }

    private SmtpOutcome tryOnce(Writing writing) {
        try {
            converse(writing);
            return outcome(null);
        } catch (MessagingException e) {
            logger.debug(
                    "Sending a mail to {} failed at {}: {}",
                    route.server(),
                    dialogue.phase(),
                    dialogue.discretion().hide(Causes.text(e))); // the exception itself repeats what the server said
            return outcome(e);
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            logger.debug("Sending a mail to {} failed at {}", route.server(), dialogue.phase(), e);
            return outcome(e);
        }
    }

    private void converse(Writing writing) throws MessagingException {
        dialogue.reached(SmtpPhase.OWN_NAME);
        LocalHost host = route.localHost();
        dialogue.reached(SmtpPhase.WRITING);
        byte[] mail = writing.write(route.composer(host, attempt.recipients()));
        List<String> recipients = route.envelope().recipients(attempt.recipients());
        String configured = route.server().heloName();
        new SmtpSender(route, sockets, dialogue, configured == null ? host.heloName() : configured)
                .send(mail, recipients);
    }

    /** A mail that says less is better than none. */
    private byte[] full(MailComposer composer) {
        try {
            return composer.full(notification, attempt, now);
        } catch (RuntimeException e) {
            if (Causes.isSetup(e)) {
                throw e;
            }
            logger.warn(
                    "Notification '{}' could not be written as HTML; it is sent in its simplest form", notification, e);
            return simplest(composer);
        }
    }

    private byte[] simplest(MailComposer composer) {
        return composer.simplest(notification, attempt, now);
    }

    private SmtpOutcome outcome(@Nullable Throwable failure) {
        if (dialogue.phase() == SmtpPhase.CONNECT || dialogue.phase() == SmtpPhase.GREETING) {
            route.skipAddress(); // it may have taken the connection, yet was of no use
        }
        return new SmtpFailureClassifier(
                        route.server(), attempt, route.envelope().audience())
                .outcome(dialogue, failure, sockets.cutBecause());
    }

    @Override
    Delivery notBegun(String why) {
        return Delivery.transientFailure("Nothing was sent: " + why);
    }

    @Override
    Delivery leftBehind() {
        return outcome(null).delivery();
    }

    @FunctionalInterface
    private interface Writing {
        byte[] write(MailComposer composer);
    }
}
