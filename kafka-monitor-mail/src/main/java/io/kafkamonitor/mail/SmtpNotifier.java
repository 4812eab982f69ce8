package io.kafkamonitor.mail;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.notifier.NotifierCheck;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends each notification as one mail, as text and HTML, to all recipients, over a connection of its own or the one of the mail
 * before, if that was known to be followed by this one; by another server where the first one cannot be reached or does not want to
 * talk.
 *
 * <p>By default the connection must switch to TLS before anything is said, the server's certificate must be valid and
 * for its name, and each step is bounded in time. One refused recipient does not keep the others from being told. A
 * retried mail has the same message id as at the first attempt.
 *
 * <p>Its audience are the addresses, but blind copies are numbered in the order in which they are given, for who gets one
 * is told to nobody: add new ones at the end, or somebody is taken for somebody else.
 *
 * <p>Changes nothing outside itself: no system property, no default of the JVM. Used by one thread at a time; {@link #check}
 * and {@link #close} may be called by others, and closing ends what is under way. Each attempt runs on a daemon thread of its
 * own, which also calls the password supplier; {@link #send} returns within the deadline, whatever hangs.
 */
public final class SmtpNotifier implements Notifier {

    private final String name;
    private final List<MailRoute> routes;
    private final Envelope envelope;
    private final TimeSource timeSource;
    private final AttemptThreads threads = new AttemptThreads();
    private final SmtpLines lines = new SmtpLines();
    private final Object lock = new Object();
    private final Set<SmtpWork<?>> underWay = new HashSet<>(); // guarded by lock
    private boolean closed; // guarded by lock

    SmtpNotifier(SmtpNotifierBuilder builder, List<SmtpServer> servers, Envelope envelope) {
        this.name = builder.name;
        this.envelope = envelope;
        this.routes = servers.stream()
                .map(server -> new MailRoute(server, envelope, Map.copyOf(builder.headers), builder.look, builder.form))
                .toList();
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
    public boolean tellsSummaries() {
        return true;
    }

    @Override
    public List<String> audience() {
        return envelope.audience();
    }

    @Override
    public Delivery send(Notification notification, DeliveryAttempt attempt) {
        requireNonNull(notification, "notification");
        if (envelope.recipients(attempt.recipients()).isEmpty()) {
            return Delivery.permanentFailure("None of " + attempt.recipients() + " is a recipient of '" + name + "'");
        }
        var begun = new SmtpAttempt(routes, notification, attempt, timeSource.now(), lines);
        String threadName = "kafka-monitor-" + notification.monitor() + "-" + name + "-attempt";
        return done(begun, threadName, routes.get(0).server().timeouts());
    }

    /**
     * Connects, secures the connection and logs in, asks the server about the sender and each recipient, and takes that back;
     * nobody gets a mail. Returns within 15 seconds what is right or wrong, with the names and the issuer of the certificate.
     */
    @Override
    public NotifierCheck check() {
        Duration share = SmtpCheck.LONGEST.dividedBy(routes.size());
        List<NotifierCheck> checks = routes.stream()
                .map(route -> new SmtpCheck(route, share))
                .map(check -> done(check, "kafka-monitor-" + name + "-check", check.timeouts()))
                .toList();
        String sentence = checks.stream().map(NotifierCheck::sentence).collect(Collectors.joining("; and "));
        boolean isFailed = checks.stream().anyMatch(check -> check.result() == NotifierCheck.Result.FAILED);
        return isFailed ? NotifierCheck.failed(sentence) : NotifierCheck.passed(sentence);
    }

    private <T> T done(SmtpWork<T> work, String threadName, SmtpTimeouts timeouts) {
        synchronized (lock) {
            if (closed) {
                return work.notBegun("the notifier '" + name + "' is closed");
            }
            underWay.add(work);
        }
        try {
            return threads.run(work, threadName, timeouts);
        } finally {
            synchronized (lock) {
                underWay.remove(work);
            }
        }
    }

    /** Ends what is under way; the outcome of a delivery may then be ambiguous. */
    @Override
    public void close() {
        List<SmtpWork<?>> last;
        synchronized (lock) {
            closed = true;
            last = List.copyOf(underWay);
        }
        last.forEach(work -> work.giveUp("the notifier was closed"));
        lines.close();
    }

    @Override
    public String toString() {
        return "SmtpNotifier '" + name + "' to " + audience().size() + " recipients through "
                + routes.stream().map(route -> route.server().toString()).collect(Collectors.joining(", "));
    }
}
