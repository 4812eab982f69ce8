package io.kafkamonitor.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands one mail to a server, over a connection of its own, and says what became of it. */
final class SmtpSender {

    private static final Logger logger = LoggerFactory.getLogger(SmtpSender.class);

    private final SmtpServer server;
    private final String envelopeSender;
    private final String heloName;
    private final ScheduledExecutorService timer;
    private volatile @Nullable WatchedSockets current;

    SmtpSender(SmtpServer server, String envelopeSender, String heloName, ScheduledExecutorService timer) {
        this.server = server;
        this.envelopeSender = envelopeSender;
        this.heloName = heloName;
        this.timer = timer;
    }

    /** Tries once; ends within the send timeout, apart from looking up the server's name. */
    SmtpOutcome send(byte[] mail, List<String> recipients) {
        var dialogue = new SmtpDialogue();
        var sockets = new WatchedSockets();
        current = sockets;
        var deadline = timer.schedule(sockets::cut, server.timeouts().send().toMillis(), TimeUnit.MILLISECONDS);
        Throwable failure = null;
        try {
            converse(dialogue, sockets, mail, recipients);
        } catch (MessagingException | RuntimeException | LinkageError | ServiceConfigurationError e) {
            failure = e;
            logger.debug("Sending a mail to {} failed during {}", server, dialogue.phase(), e);
        } finally {
            deadline.cancel(false);
            current = null;
        }
        return new SmtpFailureClassifier(server).outcome(dialogue, failure, sockets.isCut());
    }

    /** Ends a delivery that is under way. */
    void abort() {
        WatchedSockets sockets = current;
        if (sockets != null) {
            sockets.cut();
        }
    }

    private void converse(SmtpDialogue dialogue, WatchedSockets sockets, byte[] mail, List<String> recipients)
            throws MessagingException {
        Session session = SmtpSession.of(server, envelopeSender, heloName, sockets, timer);
        // a message that is parsed and left alone is sent as it is, without looking for content handlers
        var message = new MimeMessage(session, new ByteArrayInputStream(mail));
        var addresses = new InternetAddress[recipients.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = new InternetAddress(recipients.get(i));
        }
        var transport = new RecordingSmtpTransport(session, dialogue);
        try {
            connect(transport);
            transport.sendMessage(message, addresses);
        } finally {
            closeQuietly(transport);
        }
    }

    private void connect(RecordingSmtpTransport transport) throws MessagingException {
        SmtpLogin login = server.login();
        if (login == null) {
            transport.connect(server.host(), server.port(), null, null);
        } else {
            transport.connect(
                    server.host(),
                    server.port(),
                    login.user(),
                    new String(login.password().get()));
        }
        if (server.security() != SmtpSecurity.NONE && !transport.isSSL()) {
            throw new UnsafeConnectionException("the connection is not encrypted");
        }
        if (login != null && !transport.supportsExtension("AUTH")) {
            throw new UnsafeConnectionException("the server offers no login");
        }
    }

    private static void closeQuietly(RecordingSmtpTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // what became of the mail is known by now
            logger.debug("Closing the connection to the mail server failed", e);
        }
    }
}
