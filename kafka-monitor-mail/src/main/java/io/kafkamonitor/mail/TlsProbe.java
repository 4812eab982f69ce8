package io.kafkamonitor.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the TLS of a server, over a connection of its own that is closed again, so that a failure can be explained. It
 * trusts everybody because nothing is ever sent over such a connection, and what it finds decides nothing but words.
 */
final class TlsProbe {

    private static final Logger logger = LoggerFactory.getLogger(TlsProbe.class);

    private final SmtpServer server;
    private final WatchedSockets sockets;
    private final Duration patience;

    TlsProbe(SmtpServer server, WatchedSockets sockets) {
        this.server = server;
        this.sockets = sockets;
        this.patience = server.timeouts().forALook();
    }

    /** Whether the port answers in TLS if it is asked so. */
    boolean speaksTls(InetAddress address) {
        try (Socket raw = connected(address)) {
            handshake(raw, new AnyCertificate());
            return true;
        } catch (SSLHandshakeException e) {
            return Causes.isAlert(e); // an answer in TLS all the same
        } catch (IOException | GeneralSecurityException e) {
            logger.debug("{} does not speak TLS from the first byte", server, e);
            return false;
        }
    }

    /** The certificate that the server presents, whatever it is worth; empty if none could be seen. */
    Optional<X509Certificate> certificate(InetAddress address) {
        var seen = new AnyCertificate();
        try (Socket raw = connected(address)) {
            if (server.security() == SmtpSecurity.STARTTLS) {
                askForTls(raw);
            }
            handshake(raw, seen);
        } catch (IOException | GeneralSecurityException e) {
            logger.debug("The certificate of {} could not be looked at", server, e);
        }
        return seen.certificate();
    }

    private Socket connected(InetAddress address) throws IOException {
        Socket raw = sockets.open();
        raw.setSoTimeout((int) patience.toMillis());
        raw.connect(new InetSocketAddress(address, server.port()), (int) patience.toMillis());
        return raw;
    }

    private void handshake(Socket raw, AnyCertificate trust) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        SSLSocket tls = Tls.prepared(raw, server.host(), context);
        tls.startHandshake();
        tls.close();
    }

    private static void askForTls(Socket raw) throws IOException {
        var answers = new ReplyInput(raw.getInputStream());
        answers.readReply();
        for (String command : List.of("EHLO [127.0.0.1]", "STARTTLS")) {
            raw.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            answers.readReply();
        }
    }
}
