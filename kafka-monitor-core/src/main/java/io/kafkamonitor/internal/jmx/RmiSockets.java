package io.kafkamonitor.internal.jmx;

import io.kafkamonitor.jmx.JmxEndpoints;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.rmi.server.RMIClientSocketFactory;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Makes the sockets of one connection to one broker, so that they have timeouts and can be closed from outside.
 *
 * <p>RMI's own sockets wait for ever and cannot be interrupted, and what limits them is global to the JVM. Safe for use
 * by several threads.
 */
final class RmiSockets implements AutoCloseable {

    private final String host;
    private final int timeoutMillis;
    private final Object lock = new Object();
    private final Set<Socket> open = new HashSet<>(); // guarded by lock
    private boolean closed; // guarded by lock
    private volatile boolean connecting;

    RmiSockets(String host, Duration timeout) {
        this.host = host;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    /** A factory of sockets to our host, whatever host RMI asks for. */
    RMIClientSocketFactory factory(Optional<JmxEndpoints.Tls> tls) {
        return factory(tls, Socket::new);
    }

    /** The same, and what comes back is overheard, unless it comes by TLS. */
    RMIClientSocketFactory factory(Optional<JmxEndpoints.Tls> tls, RegistryAnswer answer) {
        return tls.isPresent() ? factory(tls) : factory(tls, () -> new OverheardSocket(answer));
    }

    private RMIClientSocketFactory factory(Optional<JmxEndpoints.Tls> tls, Supplier<Socket> maker) {
        return (ignoredHost, port) -> {
            Socket socket = register(maker.get());
            try {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(timeoutMillis);
                connecting = true;
                socket.connect(new InetSocketAddress(host, port), timeoutMillis);
                connecting = false;
                return tls.isPresent() ? secured(socket, port, tls.get()) : socket;
            } catch (IOException | RuntimeException e) {
                connecting = false;
                socket.close();
                throw e;
            }
        };
    }

    /** Closes every socket, so that whoever waits for one is thrown out; makes no more. Does not block. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            open.forEach(RmiSockets::closeQuietly);
            open.clear();
        }
    }

    /** Whether the last socket that was asked for has not reached the other side yet, and perhaps never will. */
    boolean isConnecting() {
        return connecting;
    }

    private Socket register(Socket socket) throws SocketException {
        synchronized (lock) {
            if (closed) {
                throw new SocketException("The connection to '" + host + "' is closed");
            }
            open.removeIf(Socket::isClosed);
            open.add(socket);
            return socket;
        }
    }

    private Socket secured(Socket plain, int port, JmxEndpoints.Tls tls) throws IOException {
        SSLSocket socket = (SSLSocket) contextOf(tls).getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static SSLContext contextOf(JmxEndpoints.Tls tls) throws IOException {
        try {
            return tls.context();
        } catch (GeneralSecurityException e) {
            throw new IOException("This JVM has no usable default TLS context; check its javax.net.ssl.* settings", e);
        }
    }

    private static final class OverheardSocket extends Socket {

        private final RegistryAnswer answer;

        OverheardSocket(RegistryAnswer answer) {
            this.answer = answer;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return answer.listeningTo(super.getInputStream());
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
