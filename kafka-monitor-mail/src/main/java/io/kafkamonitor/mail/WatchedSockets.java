package io.kafkamonitor.mail;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The raw sockets of one attempt, so that they can be cut from another thread. Once they are, no other can be opened and
 * nothing can be sent any more.
 *
 * <p>A read timeout alone does not bound an attempt: it starts anew with every byte that a slow server sends.
 */
final class WatchedSockets {

    private static final Logger logger = LoggerFactory.getLogger(WatchedSockets.class);

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String cutBecause;
    private volatile @Nullable Long writingSince;

    /** Closes every socket, also those still to come; whoever reads or writes on one gets an exception. */
    void cut(String why) {
        if (cutBecause == null) {
            cutBecause = why;
        }
        sockets.forEach(WatchedSockets::close);
    }

    /** Why we ended the connection ourselves; empty if we did not. */
    Optional<String> cutBecause() {
        return Optional.ofNullable(cutBecause);
    }

    /** A socket that is not connected yet. */
    Socket open() {
        var socket = new Socket();
        adopt(socket);
        return socket;
    }

    /** A socket that somebody else has opened. */
    void adopt(Socket socket) {
        sockets.add(socket);
        if (cutBecause != null) {
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            logger.debug("Closing a connection to a mail server failed", e);
        }
    }

    /** The same stream; how long it takes to write to it is noted. */
    OutputStream timed(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int character) throws IOException {
                write(new byte[] {(byte) character}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                writingSince = System.nanoTime();
                try {
                    out.write(from, offset, length);
                } finally {
                    writingSince = null;
                }
            }
        };
    }

    /** Whether the server has taken nothing for so long, though something is to be sent. */
    boolean isStuck(Duration longest) {
        Long since = writingSince;
        return since != null && System.nanoTime() - since >= longest.toNanos();
    }
}
