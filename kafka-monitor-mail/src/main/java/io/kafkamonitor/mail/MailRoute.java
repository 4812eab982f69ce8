package io.kafkamonitor.mail;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** From a notification to a server: everything that stays the same from mail to mail. Safe for use by several threads. */
final class MailRoute {

    private final SmtpServer server;
    private final Envelope envelope;
    private final Map<String, String> headers;
    private final MailLook look;
    private final Mailing.Form form;
    private final AtomicInteger skipped = new AtomicInteger();
    private volatile @Nullable LocalHost localHost;

    MailRoute(SmtpServer server, Envelope envelope, Map<String, String> headers, MailLook look, Mailing.Form form) {
        this.server = server;
        this.envelope = envelope;
        this.headers = headers;
        this.look = look;
        this.form = form;
    }

    SmtpServer server() {
        return server;
    }

    Envelope envelope() {
        return envelope;
    }

    /** The same route to a server that has no more than so much time. */
    MailRoute within(Duration most) {
        return new MailRoute(server.within(most), envelope, headers, look, form);
    }

    /** How the recipients are divided. */
    Mailing.Form form() {
        return form;
    }

    /** How many addresses of the server were of no use so far. */
    int addressesToSkip() {
        return skipped.get();
    }

    /** The next attempt begins with another address. */
    void skipAddress() {
        skipped.updateAndGet(count -> (count + 1) % 1_000_000);
    }

    /** This host; asks the name service the first time. */
    LocalHost localHost() {
        LocalHost known = localHost;
        if (known == null) {
            known = LocalHost.lookUp();
            localHost = known;
        }
        return known;
    }

    /** Writes mails of this host that name nobody but these recipients. */
    MailComposer composer(LocalHost host, Set<String> recipients) {
        return new MailComposer(envelope.only(recipients), headers, look, host.name());
    }
}
