package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.NotifierCheck;
import jakarta.mail.MessagingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a server would take a mail, by all that comes before the mail itself: the connection, TLS, the login, the
 * sender, and each recipient. Runs on one thread; another may give it up.
 */
final class SmtpCheck extends SmtpWork<NotifierCheck> {

    /** For all servers together. */
    static final Duration LONGEST = Duration.ofSeconds(15);

    private final MailRoute route;
    private final SmtpDialogue dialogue;
    private volatile @Nullable X509Certificate certificate;

    /** A check that has no more than so much time. */
    SmtpCheck(MailRoute whole, Duration most) {
        this.route = whole.within(most);
        this.dialogue = new SmtpDialogue(Discretion.of(route.envelope()));
    }

    SmtpTimeouts timeouts() {
        return route.server().timeouts();
    }

    @Override
    NotifierCheck run() {
        try {
            ask();
            return answered();
        } catch (MessagingException | RuntimeException | LinkageError | ServiceConfigurationError e) {
            return failed(e);
        }
    }

    private void ask() throws MessagingException {
        dialogue.reached(SmtpPhase.OWN_NAME);
        @Nullable String configured = route.server().heloName();
        String heloName = configured == null ? route.localHost().heloName() : configured;
        List<String> recipients = route.envelope().recipients(audience());
        new SmtpSender(route, sockets, dialogue, heloName, recipients).talk((transport, connection) -> {
            certificate = connection.certificate().orElse(null);
            transport.ask(route.envelope().sender().getAddress(), recipients);
        });
    }

    private Set<String> audience() {
        return Set.copyOf(route.envelope().audience());
    }

    private NotifierCheck failed(@Nullable Throwable failure) {
        String detail = new SmtpFailureClassifier(
                        route.server(),
                        DeliveryAttempt.to(audience()),
                        route.envelope().audience())
                .outcome(dialogue, failure, sockets.cutBecause())
                .delivery()
                .detail();
        return NotifierCheck.failed(detail);
    }

    private NotifierCheck answered() {
        RecipientReplies recipients = dialogue.recipients();
        String refusals = recipients.refusals(new SmtpAdvice(route.server()));
        if (!recipients.areAcceptedSoon()) {
            return NotifierCheck.failed(greeting() + ", but " + refusals);
        }
        String taken = greeting() + ", and takes mail from "
                + route.envelope().sender().getAddress() + " for " + recipients.accepted() + " of "
                + audience().size() + " recipients";
        return NotifierCheck.passed(refusals.isEmpty() ? taken : taken + "; for now, and that may pass, " + refusals);
    }

    /** What went well, in the order in which it did. */
    private String greeting() {
        SmtpServer server = route.server();
        var sentence = new StringBuilder(server.toString()).append(" answers");
        X509Certificate proof = certificate;
        if (proof == null) {
            sentence.append(" in clear");
        } else {
            sentence.append(" over ").append(server.security()).append(" (");
            sentence.append(new ServerCertificate(proof, server.host()).description())
                    .append(')');
        }
        SmtpLogin login = server.login();
        if (login != null) {
            sentence.append(", accepts the login of '").append(login.user()).append('\'');
        }
        return sentence.toString();
    }

    @Override
    NotifierCheck notBegun(String why) {
        return NotifierCheck.failed("Nothing was looked at: " + why);
    }

    @Override
    NotifierCheck leftBehind() {
        return failed(null);
    }
}
