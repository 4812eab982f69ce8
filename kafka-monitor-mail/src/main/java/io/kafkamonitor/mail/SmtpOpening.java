package io.kafkamonitor.mail;

import io.kafkamonitor.mail.SmtpFailure.Kind;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that both sides begin in the same way, and says what is the matter if they do not. */
final class SmtpOpening {

    private static final Logger logger = LoggerFactory.getLogger(SmtpOpening.class);

    private final SmtpServer server;
    private final WatchedSockets sockets;
    private final SSLContext tls;

    SmtpOpening(SmtpServer server, WatchedSockets sockets, SSLContext tls) {
        this.server = server;
        this.sockets = sockets;
        this.tls = tls;
    }

    /** Begins TLS if that comes first; otherwise waits for the greeting long enough to know that one may come. */
    void await(SmtpConnection connection) throws MessagingException {
        if (server.security() == SmtpSecurity.TLS) {
            secure(connection);
        } else if (isSilent(connection) && new TlsProbe(server, sockets).speaksTls(connection.getInetAddress())) {
            throw new SmtpFailureException(
                    Kind.CONFIGURATION,
                    server
                            + " says nothing in clear, but speaks TLS from the first byte: set 'security' to TLS, or give"
                            + " the port for " + server.security() + " (usually "
                            + server.security().defaultPort() + "); nothing was sent");
        }
    }

    private boolean isSilent(SmtpConnection connection) {
        try {
            return !connection.awaitWord(server.timeouts().forALook());
        } catch (IOException e) {
            logger.debug("{} failed before its greeting", server, e);
            return false; // reading on will tell
        }
    }

    /** Switches to TLS; throws with what was found if that fails. */
    void secure(SmtpConnection connection) throws MessagingException {
        try {
            connection.secure(tls, server.host());
        } catch (IOException e) {
            closeQuietly(connection);
            throw explained(e, connection);
        }
    }

    private static void closeQuietly(SmtpConnection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            logger.debug("Closing the connection to the mail server failed", e);
        }
    }

    private MessagingException explained(IOException failure, SmtpConnection connection) {
        if (sockets.cutBecause().isPresent() || Causes.isDeadLine(failure)) {
            return new MessagingException("TLS did not come about", failure);
        }
        if (!(failure instanceof SSLException)) {
            return new MessagingException("No safe connection", failure);
        }
        String found = Causes.isCertificate(failure) ? certificate(failure, connection) : disagreement(failure);
        return new SmtpFailureException(
                Kind.CONFIGURATION, "No safe connection to " + server + ": " + found + "; nothing was sent");
    }

    private String certificate(IOException failure, SmtpConnection connection) {
        Optional<ServerCertificate> certificate = new TlsProbe(server, sockets)
                .certificate(connection.getInetAddress())
                .map(seen -> new ServerCertificate(seen, server.host()));
        String reason = Causes.rootText(failure);
        return certificate
                .map(seen -> seen.problem(Instant.now()) + " (" + reason + ")")
                .orElseGet(() -> reason + "; let the server present a valid certificate for '" + server.host()
                        + "', or name its authority in 'trustedCertificates'");
    }

    private String disagreement(IOException failure) {
        if (server.security() == SmtpSecurity.TLS && Causes.isClearText(failure)) {
            return "it speaks clear text first; set 'security' to STARTTLS, which is usual on port 587, or give the"
                    + " port for TLS, usually 465";
        }
        return Causes.rootText(failure) + "; check port and 'security': 465 speaks TLS, 587 STARTTLS";
    }
}
