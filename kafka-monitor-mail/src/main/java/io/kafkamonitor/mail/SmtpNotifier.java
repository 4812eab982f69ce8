package io.kafkamonitor.mail;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.time.TimeSource;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each notification as one mail, as text and HTML, to all recipients, over a connection of its own.
 *
 * <p>By default the connection must switch to TLS before anything is said, the server's certificate must be valid and
 * for its name, and each step is bounded in time. One refused recipient does not keep the others from being told. A
 * retried mail has the same message id as at the first attempt.
 *
 * <p>Changes nothing outside itself: no system property, no default of the JVM. Used by one thread at a time;
 * {@link #close} may be called by another and ends a delivery that is under way.
 */
public final class SmtpNotifier implements Notifier {

    private static final Logger logger = LoggerFactory.getLogger(SmtpNotifier.class);

    private final String name;
    private final SmtpServer server;
    private final Envelope envelope;
    private final Map<String, String> headers;
    private final ZoneId zone;
    private final TimeSource timeSource;
    private final Object lock = new Object();
    private @Nullable MailRoute route; // guarded by lock
    private boolean closed; // guarded by lock

    SmtpNotifier(SmtpNotifierBuilder builder, SmtpServer server, Envelope envelope) {
        this.name = builder.name;
        this.server = server;
        this.envelope = envelope;
        this.headers = Map.copyOf(builder.headers);
        this.zone = builder.zone;
        this.timeSource = builder.timeSource;
    }

    /**
     * A builder of a notifier that sends through a server.
     *
     * @param host its name, for which its certificate must be valid
     * @throws IllegalArgumentException if it cannot be the name of a host
     */
    public static SmtpNotifierBuilder builder(String host) {
        return new SmtpNotifierBuilder(host);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Delivery send(Notification notification, DeliveryAttempt attempt) throws Exception {
        requireNonNull(notification, "notification");
        List<String> recipients = envelope.recipients(attempt.targets());
        if (recipients.isEmpty()) {
            return Delivery.delivered("none of the recipients that were left is configured any more");
        }
        return OwnClassLoader.call(() -> send(notification, attempt, recipients));
    }

    private Delivery send(Notification notification, DeliveryAttempt attempt, List<String> recipients) {
        MailRoute open = openRoute(notification.monitor());
        if (open == null) {
            return Delivery.transientFailure("The notifier '" + name + "' is closed");
        }
        Instant now = timeSource.now();
        SmtpOutcome outcome = open.sender().send(compose(open.composer(), notification, attempt, now), recipients);
        if (outcome.plainerMayPass()) {
            outcome = open.sender().send(open.composer().plain(notification, attempt, now), recipients);
        }
        return outcome.delivery();
    }

    /** A plain mail that says less is better than none. */
    private static byte[] compose(
            MailComposer composer, Notification notification, DeliveryAttempt attempt, Instant now) {
        try {
            return composer.full(notification, attempt, now);
        } catch (RuntimeException e) {
            logger.warn("Notification '{}' could not be written as HTML; it is sent as plain text", notification, e);
            return composer.plain(notification, attempt, now);
        }
    }

    private @Nullable MailRoute openRoute(String monitor) {
        synchronized (lock) {
            if (route == null && !closed) {
                route = MailRoute.open(
                        server, envelope, headers, zone, "kafka-monitor-" + monitor + "-" + name + "-deadline");
            }
            return route;
        }
    }

    /** Ends a delivery that is under way, whose outcome may then be ambiguous. */
    @Override
    public void close() {
        MailRoute last;
        synchronized (lock) {
            closed = true;
            last = route;
            route = null;
        }
        if (last != null) {
            last.close();
        }
    }

    @Override
    public String toString() {
        return "SmtpNotifier '" + name + "' to " + envelope.recipients(Set.of()).size() + " recipients through "
                + server;
    }
}
