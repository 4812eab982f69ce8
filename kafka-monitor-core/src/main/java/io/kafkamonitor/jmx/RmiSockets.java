package io.kafkamonitor.jmx;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.rmi.server.RMIClientSocketFactory;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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

    RmiSockets(String host, Duration timeout) {
        this.host = host;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    /** A factory of sockets to our host, whatever host RMI asks for. */
    RMIClientSocketFactory factory(Optional<JmxEndpoints.Tls> tls) {
        return (ignoredHost, port) -> {
            Socket socket = register(new Socket());
            try {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(timeoutMillis);
                socket.connect(new InetSocketAddress(host, port), timeoutMillis);
                return tls.isPresent() ? secured(socket, port, tls.get()) : socket;
            } catch (IOException | RuntimeException e) {
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

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
