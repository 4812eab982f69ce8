package io.kafkamonitor.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The raw sockets of one delivery, so that they can be cut from another thread.
 *
 * <p>A read timeout alone does not bound a delivery: it starts anew with every byte that a slow server sends.
 */
final class WatchedSockets {

    private static final Logger logger = LoggerFactory.getLogger(WatchedSockets.class);

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** Closes every socket, also those still to come; whoever reads or writes on one gets an exception. */
    void cut() {
        cut = true;
        sockets.forEach(WatchedSockets::close);
    }

    /** Whether it was us who ended the connection. */
    boolean isCut() {
        return cut;
    }

    private Socket watch(Socket socket) {
        sockets.add(socket);
        if (cut) {
            close(socket);
        }
        return socket;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            logger.debug("Closing a connection to a mail server failed", e);
        }
    }

    /** Makes plain sockets that are watched. */
    SocketFactory plain() {
        return new PlainSockets();
    }

    /** Makes TLS sockets on plain sockets that are watched. */
    SSLSocketFactory tls(SSLSocketFactory factory) {
        return new TlsSockets(factory);
    }

    private final class PlainSockets extends SocketFactory {

        @Override
        public Socket createSocket() {
            return watch(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return watch(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return watch(new Socket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return watch(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return watch(new Socket(host, port, local, localPort));
        }
    }

    private final class TlsSockets extends SSLSocketFactory {

        private final SSLSocketFactory factory;

        TlsSockets(SSLSocketFactory factory) {
            this.factory = factory;
        }

        /** The one that is called: puts TLS on a connected socket. */
        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
            return factory.createSocket(watch(socket), host, port, autoClose);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return watch(factory.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return watch(factory.createSocket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return watch(factory.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return watch(factory.createSocket(host, port, local, localPort));
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return factory.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return factory.getSupportedCipherSuites();
        }
    }
}
