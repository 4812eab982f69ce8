package io.kafkamonitor.localcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports from the operating system that stay ours while their broker is down.
 *
 * <p>A broker gets its ports again when it restarts, so nobody else may take them meanwhile: not another process that
 * asks for a free port, and not a client that keeps dialling the dead broker and is given that very port as its own.
 * Linux lets a socket that is bound but never listens hold a port against both while a broker may still listen on it.
 * Elsewhere the port is only found free and let go, and {@link LocalCluster#start()} tries others if it was lost.
 */
final class ReservedPorts implements AutoCloseable {

    private final List<Socket> holders = new ArrayList<>();

    int next() {
        try {
            Socket holder = new Socket();
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = holder.getLocalPort();
            keep(holder);
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on the loopback interface", e);
        }
    }

    private void keep(Socket holder) throws IOException {
        if (canListenBeside(holder)) {
            holders.add(holder);
        } else {
            holder.close();
        }
    }

    private static boolean canListenBeside(Socket holder) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(holder.getLocalSocketAddress());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        for (Socket holder : holders) {
            try {
                holder.close();
            } catch (IOException e) {
                throw new UncheckedIOException("Port " + holder.getLocalPort() + " cannot be released", e);
            }
        }
    }
}
