package io.kafkamonitor.localmail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP server that answers by a script, for what well-behaved servers never do: hang, hang up at the wrong moment, lie
 * about what they can. Without a script it accepts every mail.
 *
 * <p>Verbs are those of SMTP, and {@code GREETING} for a new connection and {@code .} for the end of a mail.
 */
public final class ScriptedSmtpServer implements AutoCloseable {

    /** The answer that ends the connection without an answer. */
    public static final String HANG_UP = "hang up";
    /** The answer that never comes. */
    public static final String HANG = "hang";
    /** An answer of which a byte comes now and then, for ever. */
    public static final String DRIP = "drip";

    private final ServerSocket listener;
    private final SSLContext tls;
    private final Map<String, String> script = new LinkedHashMap<>(); // guarded by script
    private final List<String> commands = new ArrayList<>(); // guarded by script
    private final List<Socket> connections = new ArrayList<>(); // guarded by script
    private final CountDownLatch closing = new CountDownLatch(1);

    private ScriptedSmtpServer(SSLContext tls) {
        this.tls = tls;
        try {
            this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer("GREETING", "220 localhost ESMTP");
        answer("EHLO", "250 localhost");
        answer("HELO", "250 localhost");
        answer("STARTTLS", "220 Go ahead");
        answer("AUTH", "235 2.7.0 Welcome");
        answer("MAIL", "250 2.1.0 Ok");
        answer("RCPT", "250 2.1.5 Ok");
        answer("DATA", "354 Go ahead");
        answer(".", "250 2.0.0 Ok: queued as SCRIPTED");
        answer("RSET", "250 2.0.0 Ok");
        answer("QUIT", "221 2.0.0 Bye");
        daemon(this::listen);
    }

    /** A server without TLS. */
    public static ScriptedSmtpServer clear() {
        return new ScriptedSmtpServer(null);
    }

    /** A server that speaks TLS after STARTTLS, which it does not offer by itself. */
    public static ScriptedSmtpServer withTls(SSLContext context) {
        return new ScriptedSmtpServer(context);
    }

    /** Answers a verb so from now on; lines are separated by line feeds. With {@code then hang up}, hangs up after it. */
    public ScriptedSmtpServer answer(String verb, String answer) {
        synchronized (script) {
            script.put(verb, answer);
        }
        return this;
    }

    /** The port. */
    public int port() {
        return listener.getLocalPort();
    }

    /** What was sent to it so far, without the contents of mails. */
    public List<String> commands() {
        synchronized (script) {
            return List.copyOf(commands);
        }
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "scripted-smtp-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                synchronized (script) {
                    connections.add(socket);
                }
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            converse(socket, true);
        } catch (IOException e) {
            // the client hung up, or this server is closed
        }
    }

    private void converse(Socket socket, boolean greet) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        if (greet && !reply(socket, "GREETING")) {
            return;
        }
        String line;
        while ((line = in.readLine()) != null) {
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            synchronized (script) {
                commands.add(line);
            }
            if (!reply(socket, verb) || verb.equals("QUIT")) {
                return;
            }
            if (verb.equals("STARTTLS") && tls != null) {
                converse(encrypted(socket), false);
                return;
            }
            if (verb.equals("DATA") && !takeMail(socket, in)) {
                return;
            }
        }
    }

    private boolean takeMail(Socket socket, BufferedReader in) throws IOException {
        synchronized (script) {
            if (!script.get("DATA").startsWith("354")) {
                return true;
            }
        }
        String line;
        while ((line = in.readLine()) != null) {
            if (line.equals(".")) {
                return reply(socket, ".");
            }
        }
        return false;
    }

    private SSLSocket encrypted(Socket socket) throws IOException {
        var encrypted = (SSLSocket) tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        return encrypted;
    }

    /** Whether the conversation goes on. */
    private boolean reply(Socket socket, String verb) throws IOException {
        String answer;
        synchronized (script) {
            answer = script.getOrDefault(verb, "500 5.5.1 What?");
        }
        switch (answer) {
            case HANG_UP -> {
                return false;
            }
            case HANG -> await(Long.MAX_VALUE);
            case DRIP -> {
                while (!await(50)) {
                    write(socket, "2");
                }
            }
            default -> write(socket, answer.replace(" then hang up", "").replace("\n", "\r\n") + "\r\n");
        }
        return !answer.endsWith(HANG_UP);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private boolean await(long millis) throws IOException {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            listener.close();
            synchronized (script) {
                for (Socket connection : connections) {
                    connection.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
