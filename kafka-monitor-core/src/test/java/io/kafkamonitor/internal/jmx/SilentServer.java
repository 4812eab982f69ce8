package io.kafkamonitor.internal.jmx;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port on the loopback interface that takes connections and never answers. */
final class SilentServer implements AutoCloseable {

    private final ServerSocket socket;

    SilentServer() throws IOException {
        // the kernel completes the connections; nobody ever accepts them
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    int port() {
        return socket.getLocalPort();
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
