package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to send a notification, with all its tries: the full mail, and its simplest form if that may help. Runs on one
 * thread; another may give it up and then asks what became of it so far.
 */
final class SmtpAttempt extends SmtpWork<Delivery> {

    private static final Logger logger = LoggerFactory.getLogger(SmtpAttempt.class);

    private final List<MailRoute> routes;
    private final Notification notification;
    private final DeliveryAttempt attempt;
    private final Instant now;
    private final SmtpLines lines;
    private final Discretion discretion;
    private volatile MailRoute route;
    private volatile SmtpDialogue dialogue;

    /**
     * An attempt.
     *
     * @param routes to the servers, in the order in which they are tried
     * @param lines conversations that go on from one attempt to the next
     */
    SmtpAttempt(
            List<MailRoute> routes, Notification notification, DeliveryAttempt attempt, Instant now, SmtpLines lines) {
        this.routes = List.copyOf(routes);
        this.route = routes.get(0);
        this.notification = notification;
        this.attempt = attempt;
        this.now = now;
        this.lines = lines;
        this.discretion = Discretion.of(route.envelope());
        this.dialogue = new SmtpDialogue(discretion);
    }

    @Override
    Delivery run() {
        var failed = new ArrayList<Delivery>();
        for (MailRoute next : routes) {
            route = next;
            dialogue = new SmtpDialogue(discretion);
            SmtpOutcome outcome = tried();
            if (!mayPassElsewhere(outcome) || sockets.cutBecause().isPresent()) {
                failed.forEach(before -> logger.warn(
                        "The notifier sends by {}, for another server did not do: {}", next.server(), before.detail()));
                return outcome.delivery();
            }
            failed.add(outcome.delivery());
        }
        return ofNone(failed);
    }

    private SmtpOutcome tried() {
        if (attempt.isInSimplestForm()) {
            return tryOnce(this::simplest);
        }
        SmtpOutcome outcome = tryOnce(this::full);
        if (outcome.simplerMayPass() && sockets.cutBecause().isEmpty()) {
            dialogue = new SmtpDialogue(discretion);
            outcome = tryOnce(this::simplest);
        }
        return outcome;
    }

    /** A server that cannot be reached or does not want to talk; a login that it refuses would be refused by the others, too. */
    private boolean mayPassElsewhere(SmtpOutcome outcome) {
        SmtpPhase phase = dialogue.phase();
        boolean isBeforeLogin = phase.compareTo(SmtpPhase.LOOK_UP) >= 0 && phase.compareTo(SmtpPhase.AUTH) < 0;
        return outcome.failure() != null && isBeforeLogin;
    }

    /** Soon again if that may help with any of them. */
    private static Delivery ofNone(List<Delivery> failed) {
        if (failed.size() == 1) {
            return failed.get(0);
        }
        String detail = failed.stream().map(Delivery::detail).collect(Collectors.joining("; and "));
        return failed.stream()
                .filter(delivery -> delivery.result() == Delivery.Result.TRANSIENT)
                .findFirst()
                .map(passing -> {
                    Delivery again = Delivery.transientFailure(detail);
                    return passing.retryAfter().map(again::withRetryAfter).orElse(again);
                })
                .orElseGet(() -> Delivery.permanentFailure(detail));
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
        List<Mailing> mailings =
                route.form().mailings(attempt.recipients(), recipients -> mailing(writing, host, recipients));
        String configured = route.server().heloName();
        String heloName = configured == null ? host.heloName() : configured;
        List<String> recipients = route.envelope().recipients(attempt.recipients());
        new SmtpSender(route, sockets, dialogue, heloName, recipients)
                .over(lines, attempt.isFollowed())
                .send(mailings);
    }

    private Mailing mailing(Writing writing, LocalHost host, Set<String> recipients) {
        MailComposer composer = route.composer(host, recipients);
        return new Mailing(
                writing.write(composer),
                bytes -> composer.within(bytes, notification, attempt, now),
                route.envelope().recipients(recipients));
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
