package io.kafkamonitor.mail;

import io.kafkamonitor.mail.SmtpFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reaches a mail server by one of the addresses of its name: the first that answers, all within the connect timeout. */
final class SmtpConnector {

    private static final int MOST_ADDRESSES = 8;

    private final SmtpServer server;
    private final WatchedSockets sockets;
    private final int skipped;

    /**
     * For one connection.
     *
     * @param skipped how many addresses were of no use before and are tried after the others
     */
    SmtpConnector(SmtpServer server, WatchedSockets sockets, int skipped) {
        this.server = server;
        this.sockets = sockets;
        this.skipped = skipped;
    }

    /** A connection, in clear; throws with what was tried and what was found. */
    SmtpConnection connect(SmtpDialogue dialogue) throws SmtpFailureException {
        dialogue.reached(SmtpPhase.LOOK_UP);
        List<InetAddress> addresses = addresses();
        dialogue.reached(SmtpPhase.CONNECT);
        var tried = new ArrayList<String>();
        long end = System.nanoTime() + server.timeouts().connect().toNanos();
        for (int i = 0; i < addresses.size(); i++) {
            // a dead address must leave time for the next one
            long share = (end - System.nanoTime()) / (addresses.size() - i);
            SmtpConnection connection = tryOne(addresses.get(i), Duration.ofNanos(Math.max(1_000_000, share)), tried);
            if (connection != null) {
                return connection;
            }
        }
        throw new SmtpFailureException(
                Kind.PASSING,
                server + " cannot be reached: " + String.join(", ", tried)
                        + "; check 'host' and 'port', the network, and whether the server runs");
    }

    private List<InetAddress> addresses() throws SmtpFailureException {
        try {
            var named = new ArrayList<InetAddress>();
            for (InetAddress address : server.names().addressesOf(server.host())) {
                if (named.size() < MOST_ADDRESSES) {
                    named.add(named(address));
                }
            }
            Collections.rotate(named, -skipped);
            return named;
        } catch (UnknownHostException e) {
            throw new SmtpFailureException(
                    Kind.PASSING,
                    server + " cannot be reached: the name service knows no '" + server.host()
                            + "'; check the spelling of 'host', and the name service of this machine");
        }
    }

    /** With the name that the server must prove to have, also if digits were given: nobody is to be asked for one. */
    private InetAddress named(InetAddress address) throws UnknownHostException {
        return address instanceof Inet6Address six && six.getScopeId() > 0
                ? Inet6Address.getByAddress(server.host(), six.getAddress(), six.getScopeId())
                : InetAddress.getByAddress(server.host(), address.getAddress());
    }

    private @Nullable SmtpConnection tryOne(InetAddress address, Duration timeout, List<String> tried) {
        Socket socket = sockets.open();
        try {
            socket.setSoTimeout((int) server.timeouts().read().toMillis());
            socket.connect(new InetSocketAddress(address, server.port()), (int) timeout.toMillis());
            return new SmtpConnection(address, socket, sockets);
        } catch (IOException e) {
            closeQuietly(socket);
            tried.add(address.getHostAddress() + " " + found(e, timeout));
            return null;
        }
    }

    private static String found(IOException failure, Duration timeout) {
        if (failure instanceof SocketTimeoutException) {
            return "gave no answer within " + Wording.seconds(timeout) + " (does a firewall drop it?)";
        }
        boolean refused = failure instanceof ConnectException
                && String.valueOf(failure.getMessage()).contains("refused");
        return refused ? "refused the connection (does nothing listen there?)" : "failed: " + Causes.text(failure);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it never was connected
        }
    }
}
