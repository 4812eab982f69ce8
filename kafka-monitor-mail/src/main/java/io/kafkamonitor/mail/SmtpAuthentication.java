package io.kafkamonitor.mail;

import io.kafkamonitor.mail.SmtpFailure.Kind;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Logs in by the first way that the server takes: one that is refused as a way is followed by the next. */
final class SmtpAuthentication {

    private static final List<String> BY_PASSWORD = List.of("PLAIN", "LOGIN");
    private static final List<String> BY_TOKEN = List.of("XOAUTH2");

    private final SmtpServer server;
    private final SmtpDialogue dialogue;
    private final Set<String> refused = new LinkedHashSet<>();
    private boolean hungUp;
    private boolean tokenRefused;

    SmtpAuthentication(SmtpServer server, SmtpDialogue dialogue) {
        this.server = server;
        this.dialogue = dialogue;
    }

    /** Logs in; throws if that is refused, and then the answer is in the dialogue. */
    void logIn(RecordingSmtpTransport transport, String user, String secret) throws MessagingException {
        hungUp = false;
        tokenRefused = false;
        for (String mechanism : usable(transport.mechanisms())) {
            SmtpReply reply = tried(mechanism, transport, user, secret);
            if (reply.isAccepted()) {
                return;
            }
            if (!isAboutMechanism(reply)) {
                tokenRefused = isByToken() && reply.isPermanent();
                break;
            }
            refused.add(mechanism);
        }
        throw new MessagingException("The login was refused");
    }

    /** Whether the server hung up after it refused a way to log in, so that the next needs another connection. */
    boolean needsAnotherConnection() {
        return hungUp && !refused.isEmpty();
    }

    /** Whether the server does not take the access token. */
    boolean isTokenRefused() {
        return tokenRefused;
    }

    private boolean isByToken() {
        SmtpLogin login = server.login();
        return login != null && login.isByToken();
    }

    private List<String> usable(List<String> offered) throws SmtpFailureException {
        if (offered.isEmpty()) {
            throw new SmtpFailureException(
                    Kind.CONFIGURATION,
                    server + ": the server offers no login; nothing was sent. Check port and 'security'"
                            + " - or somebody between here and the server tampers with the connection");
        }
        List<String> ours = isByToken() ? BY_TOKEN : BY_PASSWORD;
        List<String> usable = ours.stream()
                .filter(offered::contains)
                .filter(mechanism -> !refused.contains(mechanism))
                .toList();
        if (usable.isEmpty()) {
            throw new SmtpFailureException(
                    Kind.LOGIN,
                    server + " offers " + (isByToken() ? "no XOAUTH2" : "neither PLAIN nor LOGIN") + " to log in, but "
                            + Wording.clean(dialogue.discretion().hide(String.join(", ", offered)), 100)
                            + "; choose another server or port");
        }
        return usable;
    }

    private SmtpReply tried(String mechanism, RecordingSmtpTransport transport, String user, String secret)
            throws MessagingException {
        try {
            return switch (mechanism) {
                case "PLAIN" -> plain(transport, user, secret);
                case "LOGIN" -> login(transport, user, secret);
                default -> token(transport, user, secret);
            };
        } catch (MessagingException e) {
            hungUp = true;
            throw e;
        }
    }

    private static SmtpReply plain(RecordingSmtpTransport transport, String user, String password)
            throws MessagingException {
        String response = encoded("\0" + user + "\0" + password);
        SmtpReply reply = transport.logIn("AUTH PLAIN " + response);
        return reply.code() == 334 ? transport.logIn(response) : reply; // some servers ask although they were told
    }

    private static SmtpReply login(RecordingSmtpTransport transport, String user, String password)
            throws MessagingException {
        SmtpReply reply = transport.logIn("AUTH LOGIN");
        for (String answer : Stream.of(user, password).toList()) {
            if (reply.code() == 334) {
                reply = transport.logIn(encoded(answer));
            }
        }
        return reply;
    }

    /** A refusal comes with its details first, which are to be answered with nothing. */
    private static SmtpReply token(RecordingSmtpTransport transport, String user, String token)
            throws MessagingException {
        String response = encoded("user=" + user + "\1auth=Bearer " + token.strip() + "\1\1");
        SmtpReply reply = transport.logIn("AUTH XOAUTH2 " + response);
        return reply.code() == 334 ? transport.logIn("") : reply;
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether an answer is about the way to log in, and says nothing of user and password. */
    static boolean isAboutMechanism(SmtpReply reply) {
        String enhanced = reply.enhanced();
        return reply.isPermanent()
                && reply.code() != 535
                && (reply.code() == 500
                        || reply.code() == 502
                        || reply.code() == 504
                        || enhanced.startsWith("5.5.")
                        || enhanced.equals("5.7.4"));
    }
}
