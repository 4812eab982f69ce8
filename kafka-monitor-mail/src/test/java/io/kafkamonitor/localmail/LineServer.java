package io.kafkamonitor.localmail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What Postfix asks over the loopback interface: who may log in, and whom it is to put off. */
public final class LineServer implements AutoCloseable {

    private final ServerSocket listener;

    private LineServer(Conversation conversation) {
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(() -> listen(conversation));
    }

    /** Lets one user log in, by the protocol that Dovecot speaks with mail servers. */
    public static LineServer letting(String user, String password) {
        String right =
                Base64.getEncoder().encodeToString(("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8));
        return new LineServer((in, out) -> {
            say(out, "VERSION\t1\t1\nMECH\tPLAIN\tplaintext\nSPID\t1\nCUID\t1\nCOOKIE\t" + "0".repeat(32) + "\nDONE\n");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split("\t", -1);
                if (words[0].equals("AUTH") && !line.contains("\tresp=")) {
                    say(out, "CONT\t" + words[1] + "\t\n");
                } else if (words[0].equals("AUTH") || words[0].equals("CONT")) {
                    String given = words[words.length - 1].replaceFirst("^resp=", "");
                    say(out, (given.equals(right) ? "OK\t" : "FAIL\t") + words[1] + "\tuser=" + user + "\n");
                }
            }
        });
    }

    /** Puts each recipient off once, as a policy server does that wants to see whether somebody comes back. */
    public static LineServer greylisting() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        return new LineServer((in, out) -> {
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("recipient=")) {
                    recipient = line;
                } else if (line.isEmpty()) {
                    boolean isNew = seen.add(recipient);
                    say(out, isNew ? "action=defer_if_permit 4.7.1 Greylisted, come back\n\n" : "action=dunno\n\n");
                }
            }
        });
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Where it listens. */
    public String address() {
        return "inet:127.0.0.1:" + listener.getLocalPort();
    }

    private void listen(Conversation conversation) {
        try {
            while (true) {
                Socket socket = listener.accept();
                daemon(() -> converse(socket, conversation));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void converse(Socket socket, Conversation conversation) {
        try (socket) {
            conversation.hold(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)),
                    socket.getOutputStream());
        } catch (IOException e) {
            // whoever asked has gone
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "line-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private interface Conversation {
        void hold(BufferedReader in, OutputStream out) throws IOException;
    }
}
