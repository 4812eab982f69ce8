package io.kafkamonitor.localmail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    /** An answer of one line that never ends. */
    public static final String ENDLESS_LINE = "endless line";
    /** An answer of lines that never end. */
    public static final String ENDLESS_LINES = "endless lines";
    /** What answers whatever is said after an answer that begins with 334. */
    public static final String CHALLENGE = "CHALLENGE";

    private final ServerSocket listener;
    private final SSLContext tls;
    private final Map<String, Deque<String>> script = new LinkedHashMap<>(); // guarded by script
    private final List<String> commands = new ArrayList<>(); // guarded by script
    private final List<String> mails = new ArrayList<>(); // guarded by script
    private final List<Socket> connections = new ArrayList<>(); // guarded by script
    private final CountDownLatch closing = new CountDownLatch(1);

    private ScriptedSmtpServer(SSLContext tls, ServerSocket listener) {
        this.tls = tls;
        this.listener = listener;
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
        answer("NOOP", "250 2.0.0 Ok");
        answer("QUIT", "221 2.0.0 Bye");
        daemon(this::listen);
    }

    /** A server without TLS. */
    public static ScriptedSmtpServer clear() {
        return new ScriptedSmtpServer(null, listener());
    }

    private static ServerSocket listener() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that speaks TLS after STARTTLS, which it does not offer by itself. */
    public static ScriptedSmtpServer withTls(SSLContext context) {
        return new ScriptedSmtpServer(context, listener());
    }

    /** A server that speaks TLS from the first byte. */
    public static ScriptedSmtpServer implicitTls(SSLContext context) {
        try {
            return new ScriptedSmtpServer(
                    null, context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Answers a verb so from now on; lines are separated by line feeds. With {@code then hang up}, hangs up after it. Of
     * several answers each is given once, the last for ever.
     */
    public ScriptedSmtpServer answer(String verb, String... answers) {
        synchronized (script) {
            script.put(verb, new ArrayDeque<>(List.of(answers)));
        }
        return this;
    }

    /** What it answers to a verb next. */
    public String answerTo(String verb) {
        synchronized (script) {
            return Objects.requireNonNull(script.get(verb), verb).element();
        }
    }

    private String next(String verb) {
        synchronized (script) {
            Deque<String> answers = script.get(verb);
            return answers == null ? "500 5.5.1 What?" : answers.size() > 1 ? answers.remove() : answers.element();
        }
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

    /** Waits until a verb was sent to it so often; returns whether it was in time. */
    public boolean awaits(String verb, int times, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (script) {
            while (commands.stream().filter(command -> command.startsWith(verb)).count() < times) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                script.wait(left);
            }
            return true;
        }
    }

    /** What mails contained that were sent to the end, whatever the answer was. */
    public List<String> mails() {
        synchronized (script) {
            return List.copyOf(mails);
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
        if (greet && !reply(socket, next("GREETING"))) {
            return;
        }
        String line;
        String answer = "";
        while ((line = in.readLine()) != null) {
            String verb = answer.startsWith("334") ? CHALLENGE : line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            synchronized (script) {
                commands.add(line);
                script.notifyAll();
            }
            answer = next(verb);
            if (!reply(socket, answer) || verb.equals("QUIT")) {
                return;
            }
            if (verb.equals("STARTTLS") && tls != null && answer.startsWith("220")) {
                converse(encrypted(socket), false);
                return;
            }
            if (verb.equals("DATA") && answer.startsWith("354") && !takeMail(socket, in)) {
                return;
            }
        }
    }

    private boolean takeMail(Socket socket, BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        String line;
        while ((line = in.readLine()) != null) {
            if (line.equals(".")) {
                synchronized (script) {
                    mails.add(mail.toString());
                }
                return reply(socket, next("."));
            }
            mail.append(line).append('\n');
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
    private boolean reply(Socket socket, String answer) throws IOException {
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
            case ENDLESS_LINE -> flood(socket, "220-and so on and so on ");
            case ENDLESS_LINES -> flood(socket, "250-and so on\r\n");
            default -> write(socket, answer.replace(" then hang up", "").replace("\n", "\r\n") + "\r\n");
        }
        return !answer.endsWith(HANG_UP);
    }

    private static void flood(Socket socket, String piece) throws IOException {
        while (true) { // until the client hangs up
            write(socket, piece.repeat(100));
        }
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
