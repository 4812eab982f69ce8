package io.kafkamonitor.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a person can do about an answer, as far as its codes and words tell what it is about. */
final class SmtpAdvice {

    private static final Pattern HELO = Pattern.compile("\\b(helo|ehlo)\\b|fully.qualified (host|domain)|fqdn");
    private static final Pattern TLS = Pattern.compile("starttls|\\b(use|requires?|without|needs?) (tls|encryption)");
    private static final Pattern CLIENT = Pattern.compile("client host|blocked using|block ?list|black ?list|\\brbl\\b"
            + "|dnsbl|spamhaus|spamcop|\\byour (ip|host)\\b|ip address|reverse dns|\\bptr\\b|reputation");
    private static final Pattern SENDER =
            Pattern.compile("sender|send ?as|not owned|envelope.?from|from address|\\bspf\\b|\\bdkim\\b|\\bdmarc\\b");
    private static final Pattern RELAY = Pattern.compile("relay");
    private static final Pattern LOGIN = Pattern.compile("authenti|\\blog ?in\\b|\\bauth\\b|credentials");
    private static final Pattern RECIPIENT =
            Pattern.compile("recipient|mailbox|no such|unknown user|user unknown|does not exist|not exist");
    private static final Pattern LIMIT = Pattern.compile("quota|\\blimit|too many|rate\\b|storage|\\bfull\\b");

    private final SmtpServer server;

    SmtpAdvice(SmtpServer server) {
        this.server = server;
    }

    /** What to do; empty if nothing is known about such an answer. */
    Optional<String> about(SmtpReply reply) {
        if (reply.says(HELO)) {
            return Optional.of("set 'heloName' to this host's full domain name");
        }
        if (reply.says(TLS)) {
            return Optional.of(tls());
        }
        if (reply.says(CLIENT)) {
            return Optional.of("it does not want mail from this host: ask who runs it to allow it, or use another");
        }
        if (reply.says(SENDER)
                || reply.enhanced().equals("5.2.252")
                || reply.enhanced().equals("5.7.60")) {
            return Optional.of("check 'from' and 'envelopeFrom', and whether " + sendingAs());
        }
        if (reply.says(RELAY)) {
            return Optional.of("it passes nothing on for this host: "
                    + (server.login() == null ? "log in, or ask who runs it to allow it" : "ask who runs it"));
        }
        if (reply.says(LOGIN) || reply.code() == 530 || reply.enhanced().equals("5.7.57")) {
            return Optional.of(login());
        }
        return aboutMailboxes(reply);
    }

    private static Optional<String> aboutMailboxes(SmtpReply reply) {
        if (reply.says(LIMIT)) {
            return Optional.of("a mailbox or the account has reached a limit there");
        }
        boolean aboutAddress =
                reply.enhanced().startsWith("5.1.") || reply.enhanced().startsWith("5.2.");
        return aboutAddress || reply.says(RECIPIENT) ? Optional.of("check the recipients") : Optional.empty();
    }

    private String tls() {
        return server.security() == SmtpSecurity.NONE
                ? "it wants TLS before anything else: set 'security' to STARTTLS, which is usual on port 587"
                : "it wants TLS of another kind: ask who runs it";
    }

    private String sendingAs() {
        return server.login() == null
                ? "this host may send as it"
                : "'" + server.login().user() + "' may send as it";
    }

    private String login() {
        if (server.login() != null) {
            return "check whether '" + server.login().user() + "' may send";
        }
        return server.security() == SmtpSecurity.NONE
                ? "it wants a login: give user name and password, and STARTTLS or TLS as 'security', for a password"
                        + " never goes in clear"
                : "it wants a login; give user name and password";
    }
}
