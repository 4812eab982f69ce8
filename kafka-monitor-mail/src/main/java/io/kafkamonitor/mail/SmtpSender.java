package io.kafkamonitor.mail;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.mail.SmtpFailure.Kind;
import io.kafkamonitor.metric.Unit;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.LongFunction;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Talks with a server over a connection of its own, to hand over a mail. What became of it stands in the dialogue. */
final class SmtpSender {

    private static final Logger logger = LoggerFactory.getLogger(SmtpSender.class);

    private final SmtpServer server;
    private final WatchedSockets sockets;
    private final SmtpDialogue dialogue;
    private final MailRoute route;
    private final boolean isInternational;
    private final Session session;
    private @Nullable SmtpLines lines;
    private boolean isFollowed;

    /** @param recipients whom it may name to the server */
    SmtpSender(
            MailRoute route, WatchedSockets sockets, SmtpDialogue dialogue, String heloName, List<String> recipients) {
        this.server = route.server();
        this.sockets = sockets;
        this.dialogue = dialogue;
        this.route = route;
        this.isInternational = !recipients.stream().allMatch(MailAddress::isAscii);
        this.session = SmtpSession.of(server, route.envelope().sender().getAddress(), heloName, recipients);
    }

    /** Over a connection that was kept, if there is one; and keeps it if another mail follows at once. */
    SmtpSender over(SmtpLines kept, boolean anotherFollows) {
        lines = kept;
        isFollowed = anotherFollows;
        return this;
    }

    /** Tries once to hand over mails, one after the other; shorter ones if the server says that it takes none as large. */
    void send(List<Mailing> mailings) throws MessagingException {
        talk((transport, connection) -> {
            var left = new ArrayDeque<>(mailings);
            while (!left.isEmpty()) {
                Mailing next = left.remove();
                send(next, transport, left.isEmpty());
                List<String> tooMany = dialogue.refusedAsTooMany();
                if (!tooMany.isEmpty()) {
                    left.addFirst(next.toRest(tooMany));
                }
                if (!left.isEmpty()) {
                    dialogue.nextMail(tooMany);
                }
            }
        });
    }

    private void send(Mailing mailing, RecordingSmtpTransport transport, boolean isLast) throws MessagingException {
        if (!transport.begins(mailing.isInternational())) {
            mailing.addresses().forEach(dialogue::refusedForItsLetters);
            return;
        }
        long limit = transport.sizeLimit();
        byte[] whole = mailing.mail();
        byte[] sent = whole.length > limit ? shorter(whole.length, limit, mailing.within()) : whole;
        var addresses = new InternetAddress[mailing.addresses().size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = new InternetAddress(mailing.addresses().get(i));
        }
        try {
            // a message that is parsed and left alone is sent as it is, without looking for content handlers
            transport.sendMessage(new MimeMessage(session, new ByteArrayInputStream(sent)), addresses);
        } catch (SendFailedException e) {
            // whom it refused, the dialogue knows; the others have the mail, or the next one is for others
            boolean isNoMatterOfOthers = !isLast && dialogue.hasAnsweredFor(addresses.length);
            if (!dialogue.isMailAccepted() && !isNoMatterOfOthers) {
                throw e;
            }
        }
    }

    private byte[] shorter(int bytes, long limit, LongFunction<byte[]> within) throws SmtpFailureException {
        byte[] shorter = within.apply(limit);
        if (shorter.length > limit) {
            throw new SmtpFailureException(
                    Kind.REFUSED,
                    server + " takes no mail of more than " + Unit.BYTES.format((double) limit) + ", and this one has "
                            + Unit.BYTES.format(shorter.length) + " in its simplest form; raise its size limit");
        }
        logger.debug("{} takes no mail of {} bytes, so it gets one of {}", server, bytes, shorter.length);
        return shorter;
    }

    /** Returns false if the one that was kept is of no use, and nothing was sent over it. */
    private boolean goOn(Talk talk) throws MessagingException {
        @Nullable SmtpLine line = lines == null ? null : lines.take(route, isInternational);
        if (line == null) {
            return false;
        }
        boolean isOpen = false;
        try {
            if (!line.continues(dialogue, sockets)) {
                return false;
            }
            talk.hold(line.transport(), line.connection());
            isOpen = keep(line(line.transport(), line.connection()));
            return true;
        } catch (MessagingException e) {
            if (dialogue.isOverBeforeItBegan() && sockets.cutBecause().isEmpty()) {
                logger.debug("{} wants another connection for the next mail", server);
                return false;
            }
            throw e;
        } finally {
            if (!isOpen) {
                line.close();
            }
        }
    }

    /** Returns whether it is kept. */
    private boolean keep(SmtpLine line) {
        if (lines == null || !isFollowed) {
            return false;
        }
        lines.keep(line);
        return true;
    }

    /** Talks with the server once somebody has logged in, if a login is given. */
    void talk(Talk talk) throws MessagingException {
        if (goOn(talk)) {
            return;
        }
        dialogue.reached(SmtpPhase.PREPARING);
        String secret = secret(false);
        SSLContext tls = tls();
        var authentication = new SmtpAuthentication(server, dialogue);
        try {
            converse(talk, secret, tls, authentication);
        } catch (MessagingException e) {
            if (authentication.isTokenRefused()) {
                converse(talk, secret(true), tls, authentication); // the one that was kept may have run out
            } else if (authentication.needsAnotherConnection()) {
                converse(talk, secret, tls, authentication);
            } else {
                throw e;
            }
        }
    }

    private String secret(boolean isRefused) throws SmtpFailureException {
        SmtpLogin login = server.login();
        if (login == null) {
            return "";
        }
        try {
            char[] secret = requireNonNull(
                    login.secret().token(isRefused), "the supplier of the " + login.what() + " returned null");
            dialogue.loggingIn(secret);
            return new String(secret);
        } catch (Exception | LinkageError e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new SmtpFailureException(
                    Kind.CONFIGURATION,
                    "The " + login.what() + " of '" + login.user() + "' could not be got, so nothing was sent to "
                            + server + ": " + Causes.text(e));
        }
    }

    private SSLContext tls() throws SmtpFailureException {
        try {
            return requireNonNull(server.tls().get(), "there is no TLS");
        } catch (RuntimeException | LinkageError e) {
            throw new SmtpFailureException(
                    Kind.CONFIGURATION, "Nothing was sent to " + server + ", for TLS is not set up: " + Causes.text(e));
        }
    }

    private void converse(Talk talk, String secret, SSLContext tls, SmtpAuthentication authentication)
            throws MessagingException {
        SmtpConnection connection = new SmtpConnector(server, sockets, route.addressesToSkip()).connect(dialogue);
        var opening = new SmtpOpening(server, sockets, tls);
        var transport = new RecordingSmtpTransport(session, connection, dialogue, opening::secure);
        boolean isOpen = false;
        try {
            opening.await(connection);
            transport.open();
            if (server.security() != SmtpSecurity.NONE && !connection.isSecure()) {
                throw new SmtpFailureException(
                        Kind.CONFIGURATION, server + ": the connection is not encrypted; nothing was sent");
            }
            SmtpLogin login = server.login();
            if (login != null) {
                authentication.logIn(transport, login.user(), secret);
            }
            talk.hold(transport, connection);
            isOpen = keep(line(transport, connection));
        } finally {
            if (!isOpen) {
                line(transport, connection).close();
            }
        }
    }

    private SmtpLine line(RecordingSmtpTransport transport, SmtpConnection connection) {
        return new SmtpLine(route, isInternational, transport, connection, dialogue.discretion(), System.nanoTime());
    }

    /** What is said after the login. */
    @FunctionalInterface
    interface Talk {
        void hold(RecordingSmtpTransport transport, SmtpConnection connection) throws MessagingException;
    }
}
