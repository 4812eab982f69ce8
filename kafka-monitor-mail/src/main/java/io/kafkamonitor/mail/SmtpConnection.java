package io.kafkamonitor.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a mail server as the mail library sees it: one socket that stays the same when it switches to TLS, so
 * that the bounds of what is read and the rules of TLS are ours. Used by one thread.
 */
final class SmtpConnection extends Socket {

    private final InetAddress address;
    private WatchedSockets sockets;
    private final Socket raw;
    private final ReplyInput input;
    private OutputStream output;
    private Socket outermost;
    private @Nullable X509Certificate certificate;

    /**
     * A connection over a socket that is connected.
     *
     * @param address where to, under the name that the server must prove to have
     */
    SmtpConnection(InetAddress address, Socket raw, WatchedSockets sockets) throws IOException {
        this.address = address;
        this.sockets = sockets;
        this.raw = raw;
        this.outermost = raw;
        this.input = new ReplyInput(raw.getInputStream());
        this.output = sockets.timed(raw.getOutputStream());
    }

    /** Switches to TLS with the server of this name; throws if it cannot prove to be it. */
    void secure(SSLContext context, String host) throws IOException {
        if (input.isUnread()) {
            throw new IOException("the server spoke on in clear when TLS was to begin");
        }
        SSLSocket tls = Tls.over(raw, host, context);
        outermost = tls;
        certificate = (X509Certificate) tls.getSession().getPeerCertificates()[0];
        input.continueWith(tls.getInputStream());
        output = sockets.timed(tls.getOutputStream());
    }

    /** From now on another attempt uses it, which can cut it. */
    void continueFor(WatchedSockets others) throws IOException {
        sockets = others;
        sockets.adopt(raw);
        output = sockets.timed(outermost.getOutputStream());
    }

    boolean isSecure() {
        return outermost != raw;
    }

    /** What the server proved to be; empty for a connection in clear. */
    Optional<X509Certificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    /** The next answer begins. */
    void beginReply() {
        input.beginReply();
    }

    /**
     * Says a line and returns the answer. For what the mail library is not to see: it writes down what passes through it
     * if the host's logging says so.
     */
    String exchange(String line) throws IOException {
        output.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        output.flush();
        return input.readReply();
    }

    /** Waits for the server to say something, or to hang up; returns whether it did in time. */
    boolean awaitWord(Duration patience) throws IOException {
        int timeoutMillis = raw.getSoTimeout();
        raw.setSoTimeout((int) Math.max(1, patience.toMillis()));
        try {
            input.await();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            if (!raw.isClosed()) {
                raw.setSoTimeout(timeoutMillis);
            }
        }
    }

    @Override
    public InetAddress getInetAddress() {
        return address;
    }

    @Override
    public int getPort() {
        return raw.getPort();
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() {
        // read anew at each write, for it changes with TLS
        return new OutputStream() {
            @Override
            public void write(int character) throws IOException {
                output.write(character);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                output.write(from, offset, length);
            }

            @Override
            public void flush() throws IOException {
                output.flush();
            }
        };
    }

    @Override
    public boolean isConnected() {
        return raw.isConnected();
    }

    @Override
    public boolean isClosed() {
        return raw.isClosed();
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // nothing of the superclass's own is open
    public void close() throws IOException {
        outermost.close();
    }
}
